import type { TimelinePoint } from '../../domain/snapshot'
import type { WorkerLane } from '../../domain/worker-history'
import { formatWhole } from '../definitions/quantity'
import { type PlotBox, timeAtX } from '../frame/plot-box'
import { formatTime } from '../timeline/time-axis'
import { fateOf, shareAt } from './worker-rows'

/** A bucket of a worker: the one that ends at `t`. */
export interface LaneCell {
  readonly worker: number
  readonly t: number
}

/** What can be pointed at. */
export interface LaneField {
  readonly lanes: readonly WorkerLane[]
  readonly points: readonly TimelinePoint[]
}

/** The cell under a pixel; null where there is none. */
export const laneCellAt = (
  x: number,
  y: number,
  box: PlotBox,
  domain: readonly [number, number],
  rowHeight: number,
  { lanes, points }: LaneField,
): LaneCell | null => {
  const lane = lanes[Math.floor((y - box.top) / rowHeight)]
  const t = timeAtX(x, box, domain)
  const point = points.find((other) => t <= other.t && t > other.t - other.span)
  return lane && point ? { worker: lane.id, t: point.t } : null
}

const within = (index: number, length: number) => Math.min(length - 1, Math.max(0, index))
/** Rows that Page up and Page down pass over. */
const PAGE = 16

/** Where a key takes the cursor; undefined when it is no key of the picture. */
export const laneCellByKey = (
  key: string,
  cell: LaneCell | null,
  { lanes, points }: LaneField,
): LaneCell | null | undefined => {
  if (key === 'Escape') return null
  const row = lanes.findIndex(({ id }) => id === cell?.worker)
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
  const lane = lanes[within(toRow, lanes.length)]
  const point = points[within(toColumn, points.length)]
  return lane && point ? { worker: lane.id, t: point.t } : null
}

export const percentText = (share: number): string => `${Math.round(share * 100)} %`

/** What a cell says. */
export interface LaneWords {
  readonly worker: string
  readonly time: string
  readonly busy: string
  readonly held: string
  readonly now: string
}

/** null once the bucket or the worker has left the picture. */
export const laneWords = (cell: LaneCell | null, { lanes, points }: LaneField): LaneWords | null => {
  const lane = lanes.find(({ id }) => id === cell?.worker)
  const index = points.findIndex(({ t }) => t === cell?.t)
  const point = points[index]
  if (!lane || !point) return null
  return {
    worker: `Worker ${lane.id}`,
    time: `${formatTime(point.t - point.span)} to ${formatTime(point.t)}${point.complete ? '' : ', so far'}`,
    busy: percentText(shareAt(lane.busy, index)),
    held: percentText(shareAt(lane.held, index)),
    now: nowText(lane),
  }
}

/** What a worker is doing at the moment of the snapshot. */
export const nowText = (lane: WorkerLane): string => {
  if (lane.state !== 'ready' || lane.hasDied) return fateOf(lane)
  if (lane.holding === 0) return 'idle'
  return `holds ${formatWhole(lane.holding)} ${lane.holding === 1 ? 'call' : 'calls'}`
}
