import { isAmount, isCount, type NoModel, noModel } from './no-model'

export interface HandedOver {
  /** S: what the function takes when called directly, µs. */
  readonly serviceUs: number
  /** O: what a call that does nothing takes through the pool, one caller, µs. */
  readonly overheadUs: number
  /** o: what of it the caller’s thread does, µs a message. */
  readonly callerUs: number
  /** c; where calls compute, no more than there are cores. */
  readonly workers: number
  /** Calls in a message; 1 unless said. */
  readonly batch?: number
}

export interface BreakEven {
  readonly kind: 'break-even'
  /** 1 + O ÷ S: how many times as long a lone call takes through the pool; never below 1. */
  readonly loneRatio: number
  /** Fewest calls in a message with which the overhead is a tenth of the work, or less: b ≥ 10·O ÷ S. */
  readonly batchForTenth: number
  /**
   * Fewest calls in a message with which the pool returns more than one thread that calls directly:
   * b > max(o ÷ S, O ÷ ((c − 1)S)); null with one worker, which never does.
   */
  readonly batchThatPays: number | null
  /** A = min(bS ÷ o, c·bS ÷ (O + bS)): throughput ÷ that of one thread that calls directly, enough callers given. */
  readonly gain: number
  /** (O + bS) ÷ o: workers beyond this have nothing to do, the caller’s thread feeds no more; null where it costs nothing. */
  readonly usefulWorkers: number | null
}

/** The overhead may be this share of the work. */
const TENTH = 0.1

const whole = (least: number) => Math.max(1, Math.ceil(least - 1e-9))
/** The least whole number above it. */
const above = (bound: number) => Math.floor(bound) + 1

/**
 * Whether handing a call over pays (asymptotic bounds of a thread that sends and c that serve). Only throughput can be
 * won: one call by itself is never faster.
 */
export const breakEven = (handed: HandedOver): BreakEven | NoModel => {
  const { serviceUs, overheadUs, callerUs, workers, batch = 1 } = handed
  if (!isCount(workers) || !isCount(batch)) return noModel('no worker, or no call in a message')
  if (!(isAmount(serviceUs) && serviceUs > 0)) return noModel('the service time is not known')
  if (!isAmount(overheadUs) || !isAmount(callerUs)) return noModel('what handing over costs is not known')
  const workUs = batch * serviceUs
  const served = (workers * workUs) / (overheadUs + workUs)
  const usefulWorkers = (overheadUs + workUs) / callerUs
  return {
    kind: 'break-even',
    loneRatio: 1 + overheadUs / serviceUs,
    batchForTenth: whole(overheadUs / (TENTH * serviceUs)),
    batchThatPays:
      workers === 1 ? null : above(Math.max(callerUs / serviceUs, overheadUs / ((workers - 1) * serviceUs))),
    gain: Math.min(workUs / callerUs, served),
    usefulWorkers: Number.isFinite(usefulWorkers) ? usefulWorkers : null,
  }
}
