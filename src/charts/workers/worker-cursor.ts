import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { TimelinePoint } from '../../domain/snapshot'
import { formatShare, several } from '../../domain/text'
import { type PlotBox, timeAtX } from '../frame/plot-box'
import { formatTime } from '../timeline/time-axis'
import { fateOf, shareAt } from './worker-rows'

/** A bucket of a worker: the one that ends at `t`. */
export interface WorkerCell {
  readonly worker: number
  readonly t: number
}

/** What can be pointed at. */
export interface WorkerField {
  readonly histories: readonly WorkerHistory[]
  readonly points: readonly TimelinePoint[]
}

/** The cell under a pixel; null where there is none. */
export const workerCellAt = (
  x: number,
  y: number,
  box: PlotBox,
  domain: readonly [number, number],
  rowHeight: number,
  { histories, points }: WorkerField,
): WorkerCell | null => {
  const history = histories[Math.floor((y - box.top) / rowHeight)]
  const t = timeAtX(x, box, domain)
  const point = points.find((other) => t <= other.t && t > other.t - other.span)
  return history && point ? { worker: history.id, t: point.t } : null
}

const within = (index: number, length: number) => Math.min(length - 1, Math.max(0, index))
/** Rows that Page up and Page down pass over. */
const PAGE = 16

/** Where a key takes the cursor; undefined when it is no key of the picture. */
export const workerCellByKey = (
  key: string,
  cell: WorkerCell | null,
  { histories, points }: WorkerField,
): WorkerCell | null | undefined => {
  if (key === 'Escape') return null
  const row = histories.findIndex(({ id }) => id === cell?.worker)
  const column = points.findIndex(({ t }) => t === cell?.t)
  const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    PageUp: [row - PAGE, column],
    PageDown: [row + PAGE, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, points.length - 1],
  }
  const step = steps[key]
  if (!step) return undefined
  const newest = points.findLastIndex(({ complete }) => complete)
  const isKnown = row >= 0 && column >= 0
  const [toRow, toColumn] = isKnown ? step : [0, newest]
  const history = histories[within(toRow, histories.length)]
  const point = points[within(toColumn, points.length)]
  return history && point ? { worker: history.id, t: point.t } : null
}

/** What a cell says. */
export interface WorkerWords {
  readonly worker: string
  readonly time: string
  readonly busy: string
  readonly held: string
  readonly now: string
}

/** null once the bucket or the worker has left the picture. */
export const workerWords = (
  cell: WorkerCell | null,
  { histories, points }: WorkerField,
): WorkerWords | null => {
  const history = histories.find(({ id }) => id === cell?.worker)
  const index = points.findIndex(({ t }) => t === cell?.t)
  const point = points[index]
  if (!history || !point) return null
  return {
    worker: `Worker ${history.id}`,
    time: `${formatTime(point.t - point.span)} to ${formatTime(point.t)}${point.complete ? '' : ', so far'}`,
    busy: formatShare(shareAt(history.busy, index)),
    held: formatShare(shareAt(history.held, index)),
    now: nowText(history),
  }
}

/** What a worker is doing at the moment of the snapshot. */
export const nowText = (history: WorkerHistory): string => {
  if (history.state !== 'ready' || history.hasDied) return fateOf(history)
  if (history.holding === 0) return 'idle'
  return `holds ${several(history.holding, 'call')}`
}
