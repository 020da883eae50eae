import { type Instant, instant, type Micros } from '../../domain/time'
import type { Flight } from '../../pool/index'
import { NOTHING_TAKEN, type TakenTime } from '../buckets/taken-time'
import { FROM, type Span, spanFor, TimeByBucket, UNTIL } from '../buckets/time-by-bucket'

/** How long a worker counts as answering after a reply, ms. */
const ANSWERING_MS = 1000

/** Workers remembered: more than can live at once; resizing again and again must not fill memory. */
const KEPT = 1024

/** Buckets of which it is known what workers did in them: as many as the timeline shows. */
export const SHARES_KEPT = 120

/** Places in an account of covered time. */
const MS = 0
const REACHED = 1

/** Time covered by spans that may overlap and come in the order of their ends. */
class Covered {
  readonly #account = Float64Array.of(0, 0)
  readonly byBucket = new TimeByBucket(new Float32Array(SHARES_KEPT))

  get ms(): number {
    return this.#account[MS] ?? 0
  }
  /** Up to where spans reach so far, ms since the start. */
  get until(): number {
    return this.#account[REACHED] ?? 0
  }

  /** Takes a span, and cuts off it what was covered before. */
  add(span: Span): void {
    const account = this.#account
    const from = Math.max(span[FROM] as number, account[REACHED] as number)
    const until = span[UNTIL] as number
    span[FROM] = Math.min(from, until)
    if (!(until > from)) return
    account[MS] = (account[MS] as number) + until - from
    account[REACHED] = until
    this.byBucket.add(span)
  }
}

/** What one worker did. */
export class WorkerTally {
  readonly id: number
  calls = 0
  readonly busy = new Covered()
  readonly held = new Covered()
  lastReplyAt = Number.NEGATIVE_INFINITY
  replaced = 0
  /** When it was let go, or died; ms since the start. */
  leftAt = Number.NEGATIVE_INFINITY

  constructor(id: number) {
    this.id = id
  }
}

/** Stands for a worker when there is none yet. */
const nobody = () => new WorkerTally(-1)

/** What each worker did, and how many were ready. */
export class WorkerTallies {
  /** By all calls that returned since the start. */
  readonly taken: TakenTime = { ...NOTHING_TAKEN }
  readonly #start: Instant
  /** The one that is handed on, again and again. */
  readonly #span = spanFor()
  readonly #workers = new Map<number, WorkerTally>()
  /** Of whom the last call was: the next is likely of the same message. */
  #latest = nobody()
  readonly #ready = new Set<number>()
  readonly #readyTime = new TimeByBucket(new Float64Array(SHARES_KEPT))
  /** Up to when the time of ready workers is counted, ms since the start. */
  #readyUntil = 0

  /** @param start of the timeline */
  constructor(start: Instant = instant(0)) {
    this.#start = start
  }

  get workers(): Iterable<WorkerTally> {
    return this.#workers.values()
  }

  /** @param lockWait of the time since it started, what the worker waited for the lock: it ran nothing then */
  landed({ worker, dispatchedAt, startedAt, finishedAt, receivedAt }: Flight, lockWait?: Micros): void {
    if (this.#latest.id !== worker) this.#latest = this.of(worker)
    const tally = this.#latest
    const { taken } = this
    const span = this.#span
    const start = this.#start
    const ranUntil = tally.busy.until
    tally.calls += 1
    tally.lastReplyAt = receivedAt
    if (dispatchedAt - start < ranUntil) {
      taken.waited += 1
      taken.gapMs += Math.max(0, startedAt - start - ranUntil)
    }
    // Calls of one message share its time, and those that only wait run side by side.
    span[FROM] = startedAt - start + (lockWait ?? 0) / 1000
    span[UNTIL] = finishedAt - start
    tally.busy.add(span)
    taken.busyMs += (span[UNTIL] as number) - (span[FROM] as number)
    span[FROM] = dispatchedAt - start
    span[UNTIL] = receivedAt - start
    tally.held.add(span)
    taken.heldMs += (span[UNTIL] as number) - (span[FROM] as number)
  }

  /** A call came back whose stamps contradict each other: that it was held is known by the caller's clock alone. */
  returned({ worker, dispatchedAt, receivedAt }: Flight): void {
    const tally = this.of(worker)
    tally.calls += 1
    tally.lastReplyAt = receivedAt
    tally.held.add(spanFor(dispatchedAt - this.#start, receivedAt - this.#start))
  }

  /**
   * A call came back that `end` had cut off: it is none of those that count, but what it took of its worker until then
   * is in the worker's time.
   */
  landedLate(
    { worker, dispatchedAt, startedAt, finishedAt, receivedAt }: Flight,
    end: Instant,
    lockWait = 0,
  ): void {
    if (!Number.isFinite(receivedAt)) return
    const tally = this.of(worker)
    const sinceStart = (at: number) => Math.min(at, end) - this.#start
    tally.busy.add(spanFor(sinceStart(startedAt + lockWait / 1000), sinceStart(finishedAt)))
    tally.held.add(spanFor(sinceStart(dispatchedAt), sinceStart(receivedAt)))
  }

  died(worker: number): void {
    this.of(worker).replaced += 1
  }

  becameReady(worker: number, at: Instant): void {
    this.#accrue(at)
    this.#ready.add(worker)
    this.of(worker)
  }

  /** A worker takes no more calls; may be said more than once. */
  left(worker: number, at: Instant): void {
    this.#accrue(at)
    // One that never was ready did nothing.
    if (this.#ready.delete(worker)) this.of(worker).leftAt = at - this.#start
  }

  /** Time in a bucket, summed over ready workers, ms. @param now up to when it is wanted */
  readyTimeIn(bucket: number, now: Instant): number {
    this.#accrue(now)
    return this.#readyTime.at(bucket)
  }

  /** Workers that returned a call in the last second. */
  answering(now: Instant): number {
    let count = 0
    for (const { lastReplyAt } of this.#workers.values()) if (now - lastReplyAt <= ANSWERING_MS) count += 1
    return count
  }

  of(worker: number): WorkerTally {
    let tally = this.#workers.get(worker)
    if (!tally) {
      tally = new WorkerTally(worker)
      this.#workers.set(worker, tally)
      this.#forgetOldest()
    }
    return tally
  }

  #accrue(at: Instant): void {
    const until = at - this.#start
    this.#readyTime.add(spanFor(this.#readyUntil, until), this.#ready.size)
    this.#readyUntil = Math.max(this.#readyUntil, until)
  }

  #forgetOldest(): void {
    const [oldest] = this.#workers.keys()
    if (this.#workers.size <= KEPT || oldest === undefined) return
    this.#workers.delete(oldest)
    if (this.#latest.id === oldest) this.#latest = nobody()
  }
}
