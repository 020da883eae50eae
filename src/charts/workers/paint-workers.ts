import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { TimelinePoint } from '../../domain/snapshot'
import { type PlotBox, xOfTime } from '../frame/plot-box'
import { lastHeld, ROW_OF_BARS, shareAt } from './worker-rows'

/** What histories are painted with. */
export interface WorkerColours {
  readonly held: string
  readonly busy: string
  readonly died: string
}

export interface WorkersDrawing {
  readonly histories: readonly WorkerHistory[]
  readonly points: readonly TimelinePoint[]
  readonly rowHeight: number
  readonly colours: WorkerColours
}

/** px left free under each row. */
const gapOf = (rowHeight: number) => (rowHeight >= ROW_OF_BARS ? 3 : rowHeight > 4 ? 1 : 0)
/** Arms of the cross where a worker died, and its line, px. */
const CROSS = { arm: 3.5, line: 1.5 } as const

type Domain = readonly [number, number]

/**
 * Paints a row for each worker. In high rows a share is the height of a bar, in low ones the depth of a colour.
 * Histories have one share for each point.
 */
export const paintWorkers = (
  context: CanvasRenderingContext2D,
  ratio: number,
  box: PlotBox,
  domain: Domain,
  { histories, points, rowHeight, colours }: WorkersDrawing,
): void => {
  const columns = columnsOf(points, box, domain, ratio)
  const isBars = rowHeight >= ROW_OF_BARS
  const height = (rowHeight - gapOf(rowHeight)) * ratio
  const paintShares = (history: WorkerHistory, top: number, of: 'held' | 'busy') => {
    context.fillStyle = colours[of]
    for (const { index, x, width } of columns) {
      const share = shareAt(history[of], index)
      if (share === 0) continue
      if (isBars) {
        const bar = Math.max(1, Math.round(share * height))
        context.fillRect(x, Math.round(top + height) - bar, width, bar)
      } else {
        context.globalAlpha = share
        context.fillRect(x, Math.round(top), width, Math.max(1, Math.round(height)))
      }
    }
    context.globalAlpha = 1
  }
  histories.forEach((history, row) => {
    const top = (box.top + row * rowHeight) * ratio
    paintShares(history, top, 'held')
    paintShares(history, top, 'busy')
    const end = columns.find(({ index }) => index === lastHeld(history))
    if (history.hasDied && end && isBars)
      paintCross(context, ratio, end.x + end.width, top + height / 2, colours.died)
  })
}

interface Column {
  readonly index: number
  readonly x: number
  readonly width: number
}

/** Where the buckets that can be seen lie, in whole device pixels. */
const columnsOf = (
  points: readonly TimelinePoint[],
  box: PlotBox,
  domain: Domain,
  ratio: number,
): readonly Column[] => {
  const [left, right] = [box.left * ratio, (box.left + box.width) * ratio]
  return points
    .map(({ t, span }, index) => {
      const x = Math.max(left, Math.round(xOfTime(t - span, box, domain) * ratio))
      return { index, x, width: Math.min(right, Math.round(xOfTime(t, box, domain) * ratio)) - x }
    })
    .filter(({ width }) => width > 0)
}

const paintCross = (
  context: CanvasRenderingContext2D,
  ratio: number,
  x: number,
  y: number,
  colour: string,
): void => {
  const arm = CROSS.arm * ratio
  context.strokeStyle = colour
  context.lineWidth = CROSS.line * ratio
  context.beginPath()
  context.moveTo(x - arm, y - arm)
  context.lineTo(x + arm, y + arm)
  context.moveTo(x + arm, y - arm)
  context.lineTo(x - arm, y + arm)
  context.stroke()
}
