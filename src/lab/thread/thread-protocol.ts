import type { InstrumentCost } from '../../domain/experiments/instrument-cost'
import type { FiguresReport } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { PageChange } from '../host/page-change'
import type { RunOrder } from '../run/run-order'
import type { SnapshotPatch } from './snapshot-wire'

/** First message of the lab's thread. */
export interface LabHello {
  readonly lab: 'ready'
  /** Whether this thread can start workers of its own. */
  readonly canNest: boolean
}

export const isLabHello = (data: unknown): data is LabHello =>
  typeof data === 'object' && data !== null && 'lab' in data && data.lab === 'ready'

/** What crosses to the lab's thread: an order without its functions. */
type ThreadOrder = Omit<RunOrder, 'publish' | 'shown'>

/** What the lab's thread exposes through Comlink. */
export interface ThreadLab {
  readonly run: (
    order: ThreadOrder,
    publish: (patch: SnapshotPatch) => Promise<void>,
  ) => Promise<FiguresReport>
  readonly fetchAhead: () => Promise<void>
  readonly update: (settings: Settings, mark?: string) => Promise<void>
  readonly startCold: () => void
  readonly stop: () => void
  readonly measureInstrument: (
    settings: Settings,
    seconds: number | undefined,
    progress: (fraction: number) => Promise<void>,
  ) => Promise<InstrumentCost>
  readonly pageChanged: (change: PageChange) => void
}
