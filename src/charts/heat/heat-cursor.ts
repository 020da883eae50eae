import { HEAT_ROWS, heatRowFrom, ROWS_A_DECADE } from '../../domain/figures/pictures/heat'
import type { TimelinePoint } from '../../domain/snapshot'
import { formatRoundDuration, formatShare, formatWhole, several } from '../../domain/text'
import { type PlotBox, timeAtX } from '../frame/plot-box'
import { formatTime } from '../timeline/time-axis'
import { callsIn, fullestRow, type HeatView } from './heat-view'

/** A cell of the map: the bucket that ends at `t`, and a row of `domain/heat`. */
export interface HeatCell {
  readonly t: number
  readonly row: number
}

/** A decade. */
const PAGE = ROWS_A_DECADE

/** The cell under a pixel; null where nothing was recorded. */
export const cellAt = (
  x: number,
  y: number,
  box: PlotBox,
  domain: readonly [number, number],
  { points, low, high }: HeatView,
): HeatCell | null => {
  const t = timeAtX(x, box, domain)
  const point = points.find((other) => t <= other.t && t > other.t - other.span)
  if (!point) return null
  const up = Math.min(1, Math.max(0, (box.top + box.height - y) / box.height))
  return { t: point.t, row: Math.min(high - 1, low + Math.floor(up * (high - low))) }
}

/** The bucket of a cell; null once it has left the view. */
export const pointOfCell = (cell: HeatCell | null, { points }: HeatView): TimelinePoint | null =>
  points.find(({ t }) => t === cell?.t) ?? null

/** Where a key finds the cursor when it is nowhere: at the newest full bucket, where most of its calls are. */
const entry = ({ points, low }: HeatView): HeatCell | null => {
  const point = points.findLast(({ complete }) => complete) ?? points.at(-1)
  return point ? { t: point.t, row: fullestRow(point) ?? low } : null
}

const ROW_STEPS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: PAGE,
  PageDown: -PAGE,
}

/** Where a key takes the cursor; undefined when it is no key of the map. */
export const movedByKey = (
  key: string,
  cell: HeatCell | null,
  view: HeatView,
): HeatCell | null | undefined => {
  const { points, low, high } = view
  if (key === 'Escape') return null
  const from = points.findIndex(({ t }) => t === cell?.t)
  const isKnown = cell !== null && from >= 0
  const rows = ROW_STEPS[key]
  const columns: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    Home: 0,
    End: points.length - 1,
  }
  const column = columns[key]
  if (rows === undefined && column === undefined) return undefined
  if (!isKnown) return entry(view)
  if (rows !== undefined) return { t: cell.t, row: Math.min(high - 1, Math.max(low, cell.row + rows)) }
  const point = points[Math.min(points.length - 1, Math.max(0, column ?? from))]
  return point ? { t: point.t, row: cell.row } : null
}

export const bandText = (row: number): string => {
  const to = formatRoundDuration(heatRowFrom(row + 1))
  if (row === 0) return `under ${to}`
  const from = formatRoundDuration(heatRowFrom(row))
  return row === HEAT_ROWS - 1 ? `${from} or more` : `${from} to ${to}`
}

/** What a cell says. */
export interface CellWords {
  readonly time: string
  readonly band: string
  readonly count: string
  /** Of the calls of its bucket; null where that has none. */
  readonly share: string | null
}

export const cellWords = (
  { row }: HeatCell,
  point: TimelinePoint,
  /** The least latency that the clock tells, µs. */
  floor: number,
): CellWords => {
  const all = callsIn(point)
  const count = point.heat[row] ?? 0
  const from = formatTime(point.t - point.span)
  const isUnderFloor = heatRowFrom(row + 1) <= floor
  return {
    time: `${from} to ${formatTime(point.t)}${point.complete ? '' : ', so far'}`,
    band: isUnderFloor ? `< ${formatRoundDuration(floor)}: the clock does not tell` : bandText(row),
    count: several(count, 'call'),
    share: all === 0 ? null : `${formatShare(count / all)} of ${formatWhole(all)}`,
  }
}
