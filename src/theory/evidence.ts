import type { MeasuredLoad } from '../domain/figures/expected/theory'
import type { QueueVerdict } from '../domain/figures/queue-state'
import type { Settings } from '../domain/settings/settings'

/** What a run has to show for a model to start from, of the calls since settings last changed. */
export interface TheoryEvidence {
  readonly settings: Settings
  readonly load: MeasuredLoad
  /** Workers that are ready. */
  readonly workers: number
  /** Workers that compute at once here; null where it is not known. */
  readonly cores: number | null
  /** The same call made directly in a quiet worker, else on the quiet thread, µs; null where it was not measured. */
  readonly directUs: number | null
  /** Mean service time under load, µs; null while too few calls tell. */
  readonly serviceUs: number | null
  /** What crossing to a worker and back takes on average, µs. */
  readonly crossingUs: number | null
  readonly verdict: QueueVerdict
  /** Share of the mean queue length that is of calls that waited when settings last changed, and of those behind them. */
  readonly backlogShare: number
  /** Share of the calls that ended that were rejected, timed out or failed. */
  readonly lostShare: number
  /** Share of the calls that were made of which none of that is known yet, or ever: they wait, are under way, or were cancelled. */
  readonly unfinishedShare: number
}
