import type { Settings } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'

/** What a run is asked for, and who hears of it. */
export interface RunOrder {
  readonly number: number
  readonly settings: Settings
  readonly version: string
  /** Why the caller is not on the thread that was asked for. */
  readonly callerFallback: string | null
  readonly publish: (snapshot: Snapshot) => void
  /** Resolves when what was published last has been seen; without it, it is at once. */
  readonly shown?: () => Promise<void>
  /** The module of the function to run, where the workload is `own`. */
  readonly code?: string | undefined
}
