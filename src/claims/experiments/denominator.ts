import { cannotBeTold, claim, found, inTurn, step } from '../claim'
import { directCallUs, figuresOf, frozenRatio, printedRatio } from '../judging/figures-of'
import { geometricMean, ratioOfPairs } from '../judging/repeats'
import { holdsAbove } from '../judging/verdict'
import { withRange } from '../judging/wording'

const FEW = 1
const MANY = 16
/** A direct call that became slower by more than a fifth bends the printed ratio visibly. */
const MOVES = 1.2

const arm = (callers: number, callsPerCaller: number) =>
  step(String(callers), callers === 1 ? '1 caller' : `${callers} callers`, {
    mode: 'closed',
    workers: 4,
    demand: callers,
    callsPerCaller,
    workload: 'kernel',
    serviceUs: 0.4,
    seconds: 1,
  })

export const DENOMINATOR = claim({
  id: 'denominator',
  number: 4,
  title: 'The slowdown ratio’s denominator moves too, and hides part of the slowdown',
  expects:
    'In 2016 the direct call, timed while the pool was at work, became 3.7 times slower from 1 to 16 callers: 430× was printed, and 1,600× is the ratio to the direct call on a quiet machine. If that happens here, the direct call is slower beside 16 callers than beside one.',
  // Rounds short enough that several end within the second: the direct call is timed at the end of each.
  steps: () => inTurn(4, [arm(FEW, 250), arm(MANY, 50)]),
  judge: (measured) => {
    const growthOf = (read: typeof directCallUs) => {
      const [few, many] = [FEW, MANY].map((callers) => figuresOf(measured, String(callers), read))
      return ratioOfPairs(few ?? [], many ?? [])
    }
    const [direct, printed, frozen] = [directCallUs, printedRatio, frozenRatio].map(growthOf)
    const [alone, beside] = [FEW, MANY].map((n) =>
      geometricMean(figuresOf(measured, String(n), directCallUs)),
    )
    if (!direct || !printed || !frozen || !alone || !beside)
      return cannotBeTold(
        'No round ended within a run, so that the direct call was not timed beside the pool.',
      )
    return {
      verdict: holdsAbove(direct, MOVES),
      sentence: `Beside 16 callers the direct call took ${withRange(direct, '×')} as long as beside one; the printed ratio grew ${withRange(printed, '×')}, the ratio to a frozen baseline ${withRange(frozen, '×')}.`,
      figures: [
        found('alone', 'Direct call beside 1 caller', 'µs', alone),
        found('beside', 'Direct call beside 16 callers', 'µs', beside),
        found('direct', 'Growth of the direct call', '×', direct),
        found('printed', 'Growth of the printed ratio', '×', printed),
        found('frozen', 'Growth of the ratio to a frozen baseline', '×', frozen),
      ],
    }
  },
})
