import { formatDuration, formatWhole } from '../../../domain/text'
import type { ClockFinding } from '../../clocks/clock-verdict'
import type { Evidence, Judged } from '../evidence'

/** "The clocks of 2 of 4 workers" do something, or the one clock does. */
const clocksOf = ({ beyond, measured }: ClockFinding): readonly [who: string, isOne: boolean] =>
  measured === 1
    ? ['The worker’s clock', true]
    : [`The clocks of ${formatWhole(beyond)} of ${formatWhole(measured)} workers`, false]

/** Whether the two hops can be told apart where a clock is wrong. */
const TOGETHER = 'the two hops cannot be told apart, only their sum'

/** Whether the workers' clocks are where their time origins say. */
export const judgeSkew = ({ skew }: Pick<Evidence, 'skew'>): Judged => {
  const { measured, beyond, worstUs, boundUs } = skew
  const figures = { value: worstUs, limit: boundUs }
  const [who, isOne] = clocksOf(skew)
  if (measured === 0)
    return {
      ...figures,
      state: 'warn',
      reason: 'No worker’s clock was measured: the two hops cannot be told apart.',
    }
  return {
    ...figures,
    state: beyond === 0 ? 'ok' : 'fail',
    reason:
      beyond === 0
        ? 'Pings found every worker’s clock where its time origin says, within what they can tell.'
        : `${who} ${isOne ? 'is not where its time origin says' : 'are not where their time origins say'}: ${TOGETHER}.`,
  }
}

/** Whether they kept pace from the beginning of the run to its end. */
export const judgeDrift = ({ skew, drift }: Pick<Evidence, 'skew' | 'drift'>): Judged => {
  if (drift === null)
    return { state: 'ok', value: 0, limit: 0, reason: 'Clocks are measured again when the run is over.' }
  const { measured, beyond, worstUs, boundUs, perSecondUs } = drift
  const figures = { value: worstUs, limit: boundUs }
  if (measured === 0)
    return {
      ...figures,
      // Where none was measured at first, the other check says so already.
      state: skew.measured === 0 ? 'ok' : 'warn',
      reason: 'No worker’s clock could be measured both before and after the run: they may have drifted.',
    }
  return {
    ...figures,
    state: beyond === 0 ? 'ok' : 'fail',
    reason:
      beyond === 0
        ? 'Pings before and after the run found every worker’s clock to keep pace, within what they can tell.'
        : `${clocksOf(drift)[0]} did not keep pace, the worst by ${formatDuration(Math.abs(perSecondUs))} a second: ${TOGETHER}.`,
  }
}

/** Whether workers' instants can be set against the caller's: only then are the two hops known apart. */
export const doClocksAgree = ({ skew, drift }: Pick<Evidence, 'skew' | 'drift'>): boolean =>
  skew.measured > 0 && skew.beyond === 0 && (drift === null || drift.beyond === 0)
