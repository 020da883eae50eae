import type { StampCost } from '../../domain/snapshot'
import { latencyBetween, micros } from '../../domain/time'
import type { Ping } from './clock-offset'

/** Fewer pings do not average out the clock's steps. */
const FEWEST = 50
/** The first pings of a run find code that is not optimised. */
const DROPPED = 20

/** What stamping a call costs that does nothing: mean of the pings' stay in the worker, by its own clock. */
export const stampCostOf = (pings: readonly Ping[]): StampCost | null => {
  const stays = pings.slice(DROPPED).map((ping) => latencyBetween(ping.receivedAt, ping.answeredAt))
  if (stays.length < FEWEST) return null
  const mean = stays.reduce((sum, us) => sum + us, 0) / stays.length
  const variance = stays.reduce((sum, us) => sum + (us - mean) ** 2, 0) / (stays.length - 1)
  return { meanUs: micros(mean), errorUs: micros(2 * Math.sqrt(variance / stays.length)) }
}
