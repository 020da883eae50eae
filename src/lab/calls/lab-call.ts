import { type Instant, instant } from '../../domain/time'
import type { Flight, Task, TaskOutcome } from '../../pool/index'
import type { RecordedCall } from '../../record/recorder'
import type { SegmentTally } from '../../record/tallies/segment-tally'
import type { Workload } from '../../workloads/workload'

/** What settles a call of the lab. */
export interface CallSink {
  readonly callSettled: (call: LabCall, outcome: TaskOutcome, value: unknown, flight: Flight | null) => void
}

/** What the calls made under the same settings have in common. */
export interface CallTerms {
  readonly workload: Workload
  /** Time limit from submission on; undefined where a call may take as long as it takes. */
  readonly timeoutMs: number | undefined
  readonly sink: CallSink
}

/** One call of a run. A burst holds a million of these: it carries only what differs between calls. */
export class LabCall implements Task, RecordedCall {
  readonly number: number
  readonly scheduledAt: Instant | null
  readonly segment: SegmentTally
  readonly terms: CallTerms
  readonly onSettled: () => void
  submittedAt = instant(0)

  constructor(
    number: number,
    scheduledAt: Instant | null,
    segment: SegmentTally,
    terms: CallTerms,
    onSettled: () => void,
  ) {
    this.number = number
    this.scheduledAt = scheduledAt
    this.segment = segment
    this.terms = terms
    this.onSettled = onSettled
  }

  get method(): string {
    return this.terms.workload.method
  }
  /** Made when the call is sent, not while it waits. */
  get args(): readonly unknown[] {
    return this.terms.workload.argsOf(this.number)
  }
  get makesArguments(): boolean {
    return true
  }
  get transfer(): readonly Transferable[] | null {
    return this.terms.workload.transferOf?.(this.number) ?? null
  }
  get timeoutMs(): number | undefined {
    return this.terms.timeoutMs
  }

  settle(outcome: TaskOutcome, value: unknown, flight: Flight | null): void {
    this.terms.sink.callSettled(this, outcome, value, flight)
  }
}
