import { createRandom } from '../../demand/random'
import type { Judge } from '../../domain/own/own'
import { prepareModule } from '../module/prepare'
import { openStage } from '../stage/open-stage'
import { judge } from './judge'

let isJudging = false

const judgeHere: Judge = (request, options) =>
  judge(
    request,
    {
      openStage,
      prepare: prepareModule,
      cores: navigator.hardwareConcurrency ?? 2,
      isHidden: () => document.visibilityState === 'hidden',
      now: () => performance.now(),
      random: createRandom(Date.now()),
    },
    options,
  )

/** Judges a function in this page, one at a time. @throws as `judge` does, and an Error while another is measured */
export const judgeInPage: Judge = async (request, options) => {
  if (isJudging)
    throw new Error('A function is being measured already: wait for its verdict, or call it off.')
  isJudging = true
  try {
    return await judgeHere(request, options)
  } finally {
    isJudging = false
  }
}
