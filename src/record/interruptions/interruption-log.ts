import {
  INTERRUPTION_KINDS,
  type Interruption,
  type InterruptionKind,
} from '../../domain/figures/interruption'
import { type Instant, instant, millis } from '../../domain/time'
import { Recent } from '../buckets/recent'

/** Interruptions remembered for the charts; what they did to calls is counted for ever. */
const KEPT = 100
const NEVER = instant(Number.NEGATIVE_INFINITY)
const FOR_NOW = instant(Number.POSITIVE_INFINITY)

interface Entry {
  readonly kind: InterruptionKind
  readonly from: Instant
  to: Instant
}

/** What one kind of interruption did in a run. */
export interface InterruptionTally {
  times: number
  /** Completed calls that it touched, which are in no latency. */
  excluded: number
  /** Arrivals of open demand that came due in it and were not made up for. */
  skipped: number
}

export type InterruptionTallies = Readonly<Record<InterruptionKind, Readonly<InterruptionTally>>>

/**
 * The interruptions of a run. Whether a call met one is told by a single comparison: calls are asked about when they
 * settle, and of all interruptions that have begun by then, the one that ends last is met by every call that was
 * submitted before its end.
 */
export class InterruptionLog {
  readonly #start: Instant
  readonly #recent = new Recent<Entry>(KEPT)
  readonly #tallies = Object.fromEntries(
    INTERRUPTION_KINDS.map((kind) => [kind, { times: 0, excluded: 0, skipped: 0 }]),
  ) as Record<InterruptionKind, InterruptionTally>
  /** Goes on: how it ends is not known. */
  #open: Entry | null = null
  /** End of the interruption that ends last, and its kind. */
  #until: Instant = NEVER
  #untilKind: InterruptionKind = 'stall'

  constructor(start: Instant) {
    this.#start = start
  }

  get tallies(): InterruptionTallies {
    return this.#tallies
  }
  /** Calls left out, of all kinds. */
  get excluded(): number {
    let sum = 0
    for (const kind of INTERRUPTION_KINDS) sum += this.#tallies[kind].excluded
    return sum
  }

  /** Whether a call that settles now, and was submitted then, met an interruption. */
  meets(submittedAt: number): boolean {
    return submittedAt < this.#until
  }

  /** A call that met one is left out. */
  exclude(): void {
    this.#tallies[this.#untilKind].excluded += 1
  }

  skip(kind: InterruptionKind, arrivals: number): void {
    this.#tallies[kind].skipped += arrivals
  }

  /** One begins, and lasts until `end`. */
  begin(kind: InterruptionKind, from: Instant): void {
    this.#open = this.#note(kind, from, FOR_NOW)
    this.#until = FOR_NOW
    this.#untilKind = kind
  }

  /** The one that goes on ends, maybe later than now. */
  end(to: Instant): void {
    if (!this.#open) return
    this.#open.to = to
    this.#open = null
    this.#until = to
  }

  /** One was found out when it was over; what lies wholly in another is a part of that. */
  add(kind: InterruptionKind, from: Instant, to: Instant): void {
    if (to <= this.#until) return
    this.#note(kind, from, to)
    this.#until = to
    this.#untilKind = kind
  }

  /** The newest, oldest first; one may have begun before the run. */
  list(now: Instant): readonly Interruption[] {
    const sinceStart = (at: number) => millis(Math.max(0, at - this.#start))
    return this.#recent
      .last()
      .filter(({ from }) => from <= now)
      .map(({ kind, from, to }) => ({ kind, from: sinceStart(from), to: sinceStart(Math.min(to, now)) }))
  }

  #note(kind: InterruptionKind, from: Instant, to: Instant): Entry {
    const entry = { kind, from, to }
    this.#recent.push(entry)
    this.#tallies[kind].times += 1
    return entry
  }
}
