import type { Segment } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { Baseline, Mark } from '../../domain/snapshot'
import { type Instant, type Millis, millis, spanBetween } from '../../domain/time'
import { Recent } from '../../record/buckets/recent'
import { SegmentTally } from '../../record/tallies/segment-tally'
import { warmUpOfSegment } from '../../stats/warm-up/segment-warm-up'
import { describeChange } from './describe-change'

/** Changes closer together than this are one: a slider on its way passes through many values. */
const ONE_CHANGE = millis(1000)
/** Segments and marks kept; older ones go, so that memory does not grow with time. */
const KEPT = 200

/** The segments of a run and the marks between them. */
export class SegmentLog {
  readonly #start: Instant
  readonly #segments = new Recent<SegmentTally>(KEPT)
  readonly #marks = new Recent<Mark>(KEPT)
  #current: SegmentTally
  /** When the last change began, and the settings before it. */
  #change: { readonly at: Instant; readonly before: Settings } | null = null

  constructor(start: Instant, settings: Settings, baseline: Baseline) {
    this.#start = start
    this.#current = new SegmentTally(start, settings, baseline)
    this.#segments.push(this.#current)
  }

  get current(): SegmentTally {
    return this.#current
  }
  get marks(): readonly Mark[] {
    return this.#marks.last()
  }

  /**
   * The settings changed. A change that follows hard on another widens it, unless the baseline moved too.
   * @param label what its mark says; what has changed, where it is not given
   */
  change(at: Instant, settings: Settings, baseline: Baseline, label?: string): void {
    const before = this.#current.settings
    const isContinued = this.#change !== null && spanBetween(this.#change.at, at) < ONE_CHANGE
    if (isContinued && baseline === this.#current.baseline) {
      this.#current.adopt(settings)
    } else {
      this.#current.close(at)
      this.#current = new SegmentTally(at, settings, baseline)
      this.#segments.push(this.#current)
    }
    this.#mark(at, before, settings, isContinued, label)
  }

  /** Demand goes on by its plan: a segment and a mark of their own, however soon after the last. */
  step(at: Instant, settings: Settings, baseline: Baseline, label: string): void {
    this.#change = null
    this.change(at, settings, baseline, label)
    this.#change = null
  }

  /** Something happened that no setting says. */
  note(at: Instant, label: string): void {
    // A change that goes on afterwards has a mark of its own.
    this.#change = null
    this.#marks.push({ t: spanBetween(this.#start, at), label })
  }

  /** Oldest first. */
  get tallies(): readonly SegmentTally[] {
    return this.#segments.last()
  }
  /** When the present settings began to hold. */
  get currentFrom(): Millis {
    return spanBetween(this.#start, this.#current.start)
  }

  summaries(now: Instant): readonly Segment[] {
    return this.#segments.last().map((segment) => ({
      ...segment.summary(this.#start, now),
      warmUp: warmUpOfSegment(segment),
    }))
  }

  #mark(at: Instant, before: Settings, after: Settings, isContinued: boolean, told?: string): void {
    if (!isContinued || !this.#change) this.#change = { at, before }
    const { at: began, before: first } = this.#change
    const mark: Mark = {
      t: spanBetween(this.#start, began),
      label: told ?? (describeChange(first, after) || 'Settings as before'),
    }
    if (isContinued) this.#marks.replaceLast(mark)
    else this.#marks.push(mark)
  }
}
