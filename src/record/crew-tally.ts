import type { WorkerSummary } from '../domain/report'
import { type Instant, type Micros, type Millis, micros, spanBetween } from '../domain/time'
import type { Flight } from '../pool/index'

/** Time covered by spans that may overlap and come in the order of their ends; ms. */
class Covered {
  ms = 0
  #until = Number.NEGATIVE_INFINITY

  add(from: number, until: number): void {
    this.ms += Math.max(0, until - Math.max(from, this.#until))
    this.#until = Math.max(this.#until, until)
  }
}

interface Tally {
  calls: number
  readonly busy: Covered
  readonly held: Covered
  lastReplyAt: number
  replaced: number
}

/** How long a worker counts as answering after a reply, ms. */
const ANSWERING_MS = 1000

/** Workers remembered: more than can live at once; resizing again and again must not fill memory. */
const KEPT = 1024

/** What each worker did. */
export class CrewTally {
  readonly #workers = new Map<number, Tally>()

  /** @param lockWait of the time since it started, what the worker waited for the lock: it ran nothing then */
  landed(
    { worker, dispatchedAt, startedAt, finishedAt, receivedAt }: Flight,
    lockWait: Micros = micros(0),
  ): void {
    const tally = this.#tallyOf(worker)
    tally.calls += 1
    // Calls of one message share its time, and those that only wait run side by side.
    tally.busy.add(startedAt + lockWait / 1000, finishedAt)
    tally.held.add(dispatchedAt, receivedAt)
    tally.lastReplyAt = receivedAt
  }

  died(worker: number): void {
    this.#tallyOf(worker).replaced += 1
  }

  /** Workers that returned a call in the last second. */
  answering(now: Instant): number {
    let count = 0
    for (const { lastReplyAt } of this.#workers.values()) if (now - lastReplyAt <= ANSWERING_MS) count += 1
    return count
  }

  /** Shares are of the time from `start` to `end`. */
  summaries(start: Instant, end: Instant): readonly WorkerSummary[] {
    const span: Millis = spanBetween(start, end)
    const share = (ms: number) => (span > 0 ? ms / span : 0)
    return [...this.#workers]
      .sort(([a], [b]) => a - b)
      .map(([id, { calls, busy, held, replaced }]) => ({
        id,
        calls,
        busy: share(busy.ms),
        held: share(held.ms),
        replaced,
      }))
  }

  #tallyOf(worker: number): Tally {
    let tally = this.#workers.get(worker)
    if (!tally) {
      tally = {
        calls: 0,
        busy: new Covered(),
        held: new Covered(),
        lastReplyAt: Number.NEGATIVE_INFINITY,
        replaced: 0,
      }
      this.#workers.set(worker, tally)
      this.#forgetOldest()
    }
    return tally
  }

  #forgetOldest(): void {
    const [oldest] = this.#workers.keys()
    if (this.#workers.size > KEPT && oldest !== undefined) this.#workers.delete(oldest)
  }
}
