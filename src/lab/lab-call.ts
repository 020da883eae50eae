import { type Instant, instant } from '../domain/time'
import type { Flight, Task, TaskOutcome } from '../pool/index'
import type { RecordedCall } from '../record/recorder'
import type { SegmentTally } from '../record/segment-tally'
import type { Workload } from '../workloads/workload'

/** What settles a call of the lab. */
export interface CallSink {
  readonly callSettled: (call: LabCall, outcome: TaskOutcome, value: unknown, flight: Flight | null) => void
}

/** One call of a run. A burst holds a million of these: it carries only what differs between calls. */
export class LabCall implements Task, RecordedCall {
  readonly number: number
  readonly scheduledAt: Instant | null
  readonly segment: SegmentTally
  readonly workload: Workload
  readonly onSettled: () => void
  readonly #sink: CallSink
  submittedAt = instant(0)

  constructor(
    number: number,
    scheduledAt: Instant | null,
    segment: SegmentTally,
    workload: Workload,
    onSettled: () => void,
    sink: CallSink,
  ) {
    this.number = number
    this.scheduledAt = scheduledAt
    this.segment = segment
    this.workload = workload
    this.onSettled = onSettled
    this.#sink = sink
  }

  get method(): string {
    return this.workload.method
  }
  /** Made when the call is sent, not while it waits. */
  get args(): readonly unknown[] {
    return this.workload.argsOf(this.number)
  }

  settle(outcome: TaskOutcome, value: unknown, flight: Flight | null): void {
    this.#sink.callSettled(this, outcome, value, flight)
  }
}
