import { cannotBeTold, claim, found, inTurn, step } from '../claim'
import { figuresOf, meanCallUs } from '../judging/figures-of'
import { geometricMean, ratioOfPairs } from '../judging/repeats'
import { holdsWithin } from '../judging/verdict'
import { withRange } from '../judging/wording'

const FEW = 4
const MANY = 16
const GROWTH = MANY / FEW
/** "In proportion" is within a quarter of the growth in callers: hops that overlap with service bend the line a little. */
const NEAR = { low: 0.75 * GROWTH, high: 1.25 * GROWTH }

const arm = (callers: number) =>
  step(String(callers), `${callers} callers`, {
    mode: 'closed',
    workers: 2,
    demand: callers,
    workload: 'kernel',
    serviceUs: 400,
    seconds: 1,
  })

/** R(N) = N · Dmax once the workers are busy: `models/demand-bounds`. */
export const PROPORTION = claim({
  id: 'proportion',
  number: 1,
  title: 'More work for the same workers makes every call wait longer, in proportion',
  expects: `Once all workers are busy, ${MANY} callers should wait ${GROWTH} times as long as ${FEW}.`,
  steps: () => inTurn(6, [arm(FEW), arm(MANY)]),
  judge: (measured) => {
    const [few, many] = [FEW, MANY].map((callers) => figuresOf(measured, String(callers), meanCallUs))
    const growth = ratioOfPairs(few ?? [], many ?? [])
    const [fewUs, manyUs] = [geometricMean(few ?? []), geometricMean(many ?? [])]
    if (!growth || !fewUs || !manyUs) return cannotBeTold('The mean latency of a run is missing.')
    return {
      verdict: holdsWithin(growth, NEAR),
      sentence: `${GROWTH} times the callers made a call take ${withRange(growth, '×')} as long, with the same two workers.`,
      figures: [
        found('few', `Mean call, ${FEW} callers`, 'µs', fewUs),
        found('many', `Mean call, ${MANY} callers`, 'µs', manyUs),
        found('growth', `Growth, for ${GROWTH}× the callers`, '×', growth),
      ],
    }
  },
})
