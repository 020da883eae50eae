import type { PageState } from '../../domain/figures/interruption'
import { type Clock, type Instant, instant } from '../../domain/time'

/** The browser does something else with the page. Told across threads: the instant is of the page's own clock. */
export interface PageChange {
  readonly state: PageState
  readonly at: Instant
  /** Of the page's clock. */
  readonly timeOrigin: number
}

/** When a change took place, on this clock. */
export const changedAt = ({ at, timeOrigin }: PageChange, clock: Clock): Instant =>
  instant(at + (timeOrigin - clock.timeOrigin))
