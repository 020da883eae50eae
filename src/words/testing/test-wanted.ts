import type { Check } from '../../domain/figures/check'
import type { QueueVerdict } from '../../domain/figures/queue-state'
import type { ClassCounts, DeadlockFigures, NestingFigures } from '../../domain/figures/systems'
import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { Environment } from '../../domain/snapshot'

/** What a case of the words says of a run; all else is of a quiet one. */
export interface Wanted {
  readonly settings?: Partial<Settings>
  /** Mean latencies, µs; a call is their sum. */
  readonly waitUs?: number
  readonly hopUs?: number
  readonly lockUs?: number
  readonly serviceUs?: number
  readonly directUs?: number
  readonly fates?: Partial<ClassCounts>
  readonly excluded?: number
  /** What ended in the last seconds. */
  readonly lately?: { readonly completed: number; readonly lost: number }
  readonly ratio?: number
  readonly interval?: { readonly low: number; readonly high: number }
  readonly warm?: { readonly ratioOfAll: number; readonly leftOut: number }
  readonly dependsOn?: Report['slowdown']['dependsOn']
  readonly verdict?: QueueVerdict
  readonly arrivals?: number
  readonly served?: number
  readonly growth?: number
  readonly load?: number
  readonly environment?: Partial<Environment>
  readonly background?: Partial<ClassCounts>
  readonly nesting?: NestingFigures
  readonly deadlocks?: Partial<DeadlockFigures>
  /** Share of workers' time in which they run the function. */
  readonly busy?: number
  readonly leastCrossingUs?: number
  readonly inflationLow?: number
  /** Of a global lock: Jain's index, and how often each of two workers had it. */
  readonly lock?: { readonly fairness: number; readonly times: number }
  readonly isWarm?: boolean
  readonly checks?: readonly Check[]
  readonly failure?: string
  /** Of a snapshot. */
  readonly ready?: number
  /** Of a report. */
  readonly endedBy?: Report['endedBy']
  readonly changes?: number
}
