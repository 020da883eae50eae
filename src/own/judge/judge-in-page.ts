import { createRandom } from '../../demand/random'
import type { Judge, Judgement } from '../../domain/own/own'
import { namedCores } from '../../surroundings/named-cores'
import { OtherRuns } from '../../surroundings/other-runs'
import { prepareModule } from '../module/prepare'
import { openStage } from '../stage/open-stage'
import { judge } from './judge'

/** Time between two looks at who else measures, ms. */
const LOOK_MS = 1000

/** Does `work` so that others of this browser see it, and says first of all whether they measured too. */
export const besideOthers = async (
  work: () => Promise<Judgement>,
  others: OtherRuns,
  every: (ms: number, action: () => void) => () => void,
): Promise<Judgement> => {
  others.begin()
  void others.lookNow()
  const stopLooking = every(LOOK_MS, () => void others.lookNow())
  try {
    const judgement = await work()
    await others.lookNow()
    return others.most ? { ...judgement, reasons: [BESIDE, ...judgement.reasons] } : judgement
  } finally {
    stopLooking()
    others.end()
  }
}

const BESIDE =
  'Another Poolscope measured in this browser at the same time, in another tab or window: its workers and these shared the cores. Stop it, and measure again.'

const everySoOften = (ms: number, action: () => void) => {
  const timer = setInterval(action, ms)
  return () => clearInterval(timer)
}

const judgeHere: Judge = (request, options) =>
  judge(
    request,
    {
      openStage,
      prepare: prepareModule,
      cores: namedCores() ?? 2,
      isHidden: () => document.visibilityState === 'hidden',
      now: () => performance.now(),
      random: createRandom(Date.now()),
    },
    options,
  )

/** Judges a function in this page; one at a time, which is up to who asks. @throws as `judge` does */
export const judgeInPage: Judge = (request, options) => {
  const others = new OtherRuns(navigator.locks ?? null, `judge ${Math.random()}`)
  return besideOthers(() => judgeHere(request, options), others, everySoOften)
}
