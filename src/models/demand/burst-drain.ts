import { isAmount, isCount, type NoModel, noModel } from '../no-model'

export interface Burst {
  /** M, all submitted at once. */
  readonly calls: number
  readonly servers: number
  /** For how long a call holds its server, µs. */
  readonly holdUs: number
  /** What the caller’s thread does for a call, one after another, µs; 0 unless said. */
  readonly callerUs?: number
}

export interface Drain {
  readonly kind: 'drain'
  /** Until the last has returned, µs. */
  readonly drainUs: number
  /** Mean time from submission to return, µs. */
  readonly meanUs: number
  readonly limit: 'workers' | 'caller'
}

/** Σ⌈i ÷ c⌉ for i from 1 to M: full turns of c calls, and the rest in one more. */
const sumOfTurns = (calls: number, servers: number): number => {
  const full = Math.floor(calls / servers)
  return (servers * full * (full + 1)) / 2 + (calls - full * servers) * (full + 1)
}

/**
 * Calls of equal length that are all there at once: c servers take them in turns, so ⌈M ÷ c⌉·H in all, and a call
 * (H ÷ M)·Σ⌈i ÷ c⌉ on average; or, where that is longer, the caller’s thread handles them one after another.
 */
export const burstDrain = ({ calls, servers, holdUs, callerUs = 0 }: Burst): Drain | NoModel => {
  if (!isCount(calls) || !isCount(servers)) return noModel('no calls, or no worker')
  if (!isAmount(holdUs) || !isAmount(callerUs)) return noModel('the time of a call is not known')
  const byWorkers = Math.ceil(calls / servers) * holdUs
  const byCaller = calls * callerUs
  const isCaller = byCaller > byWorkers
  return {
    kind: 'drain',
    drainUs: isCaller ? byCaller : byWorkers,
    meanUs: isCaller ? (callerUs * (calls + 1)) / 2 : (holdUs / calls) * sumOfTurns(calls, servers),
    limit: isCaller ? 'caller' : 'workers',
  }
}
