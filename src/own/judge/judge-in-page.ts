import { createRandom } from '../../demand/random'
import type { Judge } from '../../domain/own'
import { prepareModule } from '../module/prepare'
import { openStage } from '../stage/open-stage'
import { judge } from './judge'

/** Judges a function in this page. @throws as `judge` does */
export const judgeInPage: Judge = (request, options) =>
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
