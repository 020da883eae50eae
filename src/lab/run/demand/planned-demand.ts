import {
  lengthOf,
  MOST_FACTOR,
  type Plan,
  type PlanPlace,
  placeIn,
  readPlan,
} from '../../../domain/experiments/plan'
import type { Settings } from '../../../domain/settings/settings'
import { type Instant, spanBetween } from '../../../domain/time'
import type { Host } from '../../host/host'

/** A ramp is climbed in steps of so many ms. */
const RAMP_STEP_MS = 50

export interface PlannedDemandEvents {
  /** A part has begun, or a ramp has moved on. @param label what to mark on the charts, where a part has begun */
  readonly moved: (label: string | null) => void
  readonly ended: () => void
}

const shown = (factor: number): string => String(Math.round(factor * 100) / 100)

const labelOf = ({ part: { from, to } }: PlanPlace): string =>
  from === to ? `Plan: demand × ${shown(from)}` : `Plan: demand × ${shown(from)} → ${shown(to)}`

/** Demand as the plan of a run has it at each moment. */
export class PlannedDemand {
  readonly #host: Pick<Host, 'clock' | 'after'>
  readonly #events: PlannedDemandEvents
  #text = ''
  #parts: Plan = []
  #begun: Instant | null = null
  #place: PlanPlace | null = null
  #cancel: () => void = () => undefined

  constructor(host: Pick<Host, 'clock' | 'after'>, events: PlannedDemandEvents) {
    this.#host = host
    this.#events = events
  }

  /** Follows this plan from now on; one that is followed already goes on. */
  follow(text: string): void {
    if (text === this.#text) return
    this.#cancel()
    const read = text === '' ? null : readPlan(text)
    this.#text = text
    this.#parts = read?.kind === 'plan' ? read.parts : []
    this.#begun = this.#parts.length > 0 ? this.#host.clock.now() : null
    this.#place = placeIn(this.#parts, 0)
    this.#arm()
  }

  stop(): void {
    this.#cancel()
  }

  /** The settings that hold now: those that were asked for, their demand multiplied. */
  applied(settings: Settings): Settings {
    if (!this.#place) return settings
    const demand = Math.min(MOST_FACTOR, settings.demand * this.#place.factor)
    // Half a caller cannot be, half a rate can.
    const isWhole = settings.mode !== 'open'
    const least = this.#place.factor > 0 ? 1 : 0
    return { ...settings, demand: isWhole ? Math.max(least, Math.round(demand)) : demand }
  }

  /** 0 to 1; null without a plan, or with one that holds at its end. */
  get fraction(): number | null {
    const length = lengthOf(this.#parts)
    return this.#begun === null || !Number.isFinite(length) ? null : Math.min(1, this.#elapsed / length)
  }

  get #elapsed(): number {
    return this.#begun === null ? 0 : spanBetween(this.#begun, this.#host.clock.now())
  }

  #arm(): void {
    this.#cancel = () => undefined
    const place = this.#place
    if (!place || !Number.isFinite(place.leftMs)) return
    const isRamp = place.part.from !== place.part.to
    const ms = isRamp ? Math.min(RAMP_STEP_MS, place.leftMs) : place.leftMs
    this.#cancel = this.#host.after(Math.max(1, ms), () => this.#moveOn())
  }

  #moveOn(): void {
    const before = this.#place
    const place = placeIn(this.#parts, this.#elapsed)
    if (!place) {
      this.#cancel = () => undefined
      this.#events.ended()
      return
    }
    this.#place = place
    const hasBegun = place.index !== before?.index
    if (hasBegun || place.factor !== before?.factor) this.#events.moved(hasBegun ? labelOf(place) : null)
    this.#arm()
  }
}
