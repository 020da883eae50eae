import { STAGES, type Stage } from '../../domain/call'
import { type Micros, micros } from '../../domain/time'
import type { Flight } from '../../pool/index'

/** Where each stage stands in the table of stages. */
const PLACE_OF = Object.fromEntries(STAGES.map((stage, place) => [stage, place])) as Readonly<
  Record<Stage, number>
>

/** Where the figures of a call stand: its stages, µs, in the order of `STAGES`; then what else is asked of it. */
export const PLACE = {
  ...PLACE_OF,
  /** Scheduled → submitted, µs; 0 unless demand is open. */
  lag: STAGES.length,
  /** The baseline it was made under, µs; written by whoever knows it. */
  sync: STAGES.length + 1,
  /** Stamps, ms on the caller's clock. */
  dispatched: STAGES.length + 2,
  received: STAGES.length + 3,
  settled: STAGES.length + 4,
} as const

/** What is known of a call before it is sent. */
export interface SubmittedCall {
  readonly scheduledAt: number | null
  readonly submittedAt: number
}

/**
 * The stages of one call: they follow each other without a gap. One object serves call after call, and all figures
 * lie in one array, from where everybody takes them: a number that goes from one function to another would be put
 * on the heap, and garbage disturbs what is measured.
 */
export class CallStages {
  /** By `PLACE`. */
  readonly values = new Float64Array(PLACE.settled + 1)

  /**
   * Takes the stages of a call from its stamps.
   * @param settled when the caller had its result, ms
   * @param lockWaitUs between started and finished, what the worker waited for the lock; 0 where there is none
   */
  measure(
    { scheduledAt, submittedAt }: SubmittedCall,
    { dispatchedAt, startedAt, finishedAt, receivedAt }: Flight,
    settled: number,
    lockWaitUs = 0,
  ): void {
    const { values } = this
    const inWorker = (finishedAt - startedAt) * 1000
    values[PLACE.lag] = scheduledAt === null ? 0 : (submittedAt - scheduledAt) * 1000
    values[PLACE.dispatched] = dispatchedAt
    values[PLACE.received] = receivedAt
    values[PLACE.settled] = settled
    // Submitted → sent → started → lock acquired → finished → settled.
    values[PLACE.queueWait] = (dispatchedAt - submittedAt) * 1000
    values[PLACE.forward] = (startedAt - dispatchedAt) * 1000
    values[PLACE.lockWait] = lockWaitUs
    values[PLACE.service] = inWorker - lockWaitUs
    values[PLACE.return] = (settled - finishedAt) * 1000
    // Forward and return together: what worker and caller's clocks differ by is not in it.
    values[PLACE.hops] = (settled - dispatchedAt) * 1000 - inWorker
    // Submitted → started.
    values[PLACE.dispatch] = (startedAt - submittedAt) * 1000
    // Submitted, in open demand scheduled, → settled.
    values[PLACE.call] = (settled - (scheduledAt ?? submittedAt)) * 1000
  }

  /** @returns µs */
  of(figure: Stage | 'lag'): Micros {
    return micros(this.values[PLACE[figure]] ?? 0)
  }
}
