import { formatDuration } from '../../../domain/text'
import type { Evidence, Judged } from '../evidence'

/** What a sleep may be longer than was asked for: with calls that are made late, to the same limit, it is below 10 %. */
const OVERSLEEP_LIMIT = 0.05

/** Whether a sleeping function wakes when it should: machines wake threads late, by a millisecond and more. */
export const judgeSleep = ({ serviceUs, settings }: Evidence): Judged => {
  const over = serviceUs === null ? 0 : serviceUs / settings.serviceUs - 1
  const isWell = over <= OVERSLEEP_LIMIT
  return {
    state: isWell ? 'ok' : 'warn',
    value: over,
    limit: OVERSLEEP_LIMIT,
    reason: isWell
      ? 'Sleeps end when they should, within 5 %.'
      : `A sleep takes ${formatDuration(serviceUs ?? 0)} on average, and ${formatDuration(settings.serviceUs)} were asked for: this machine, or this browser, wakes a thread that sleeps late. Latencies are of the sleep that it was.`,
  }
}
