import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { TimelinePoint } from '../../domain/snapshot'

/** px. A row is as high as there is room, within these; what then does not fit is scrolled to. */
const HIGHEST_ROW = 28
const LOWEST_ROW = 3
/** Rows lower than this are not told apart by the height of a bar, and have no room for a number. px */
export const ROW_OF_BARS = 10

export interface RowLayout {
  readonly rowHeight: number
  /** Of all rows, px. */
  readonly height: number
}

/** @param room px from the first row to the last */
export const layRows = (histories: number, room: number): RowLayout => {
  if (histories === 0) return { rowHeight: HIGHEST_ROW, height: 0 }
  const rowHeight = Math.min(HIGHEST_ROW, Math.max(LOWEST_ROW, Math.floor(room / histories)))
  return { rowHeight, height: rowHeight * histories }
}

/** px that a number takes from one line to the next. */
const LABEL_HEIGHT = 12
const STRIDES = [1, 2, 4, 8, 16, 32, 64] as const

/** Every how many rows a worker's number has room. */
export const labelStride = (rowHeight: number): number =>
  STRIDES.find((stride) => stride * rowHeight >= LABEL_HEIGHT) ?? 64

/** A share of time is written in 255ths. */
const WHOLE = 255

/**
 * The mean of shares over the full buckets, each weighed by its length.
 * @returns 0 to 1; null without a full bucket
 */
export const meanShare = (shares: Uint8Array, points: readonly TimelinePoint[]): number | null => {
  let [sum, span] = [0, 0]
  points.forEach((point, index) => {
    if (!point.complete) return
    sum += (shares[index] ?? 0) * point.span
    span += point.span
  })
  return span === 0 ? null : sum / span / WHOLE
}

export const shareAt = (shares: Uint8Array, index: number): number => (shares[index] ?? 0) / WHOLE

/** The last bucket in which a worker held a call; -1 when in none. */
export const lastHeld = ({ held }: WorkerHistory): number => held.findLastIndex((share) => share > 0)

/** What became of a worker, in words. */
export const fateOf = ({ state, hasDied }: WorkerHistory): string => {
  if (hasDied) return 'died; another took its place'
  switch (state) {
    case 'starting':
      return 'starting'
    case 'ready':
      return 'ready'
    case 'retiring':
      return 'retiring'
    case 'gone':
      return 'retired'
    default:
      return state satisfies never
  }
}
