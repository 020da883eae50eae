import type { PlotBox } from '../frame/plot-box'
import { xOfTime } from '../frame/plot-box'
import { levelOf } from './colours/ramp'
import type { HeatView } from './heat-view'

/**
 * Paints every cell that has calls, edge to edge on whole device pixels. All of it at every redraw: 120 buckets of 64
 * rows take under a millisecond.
 */
export const paintHeat = (
  context: CanvasRenderingContext2D,
  ratio: number,
  box: PlotBox,
  domain: readonly [number, number],
  view: HeatView,
  ramp: readonly string[],
): void => {
  const { low, high, top, points } = view
  const bottom = (box.top + box.height) * ratio
  const edges = Array.from({ length: high - low + 1 }, (_, index) =>
    Math.round(bottom - (index / (high - low)) * box.height * ratio),
  )
  const leftmost = box.left * ratio
  const rightmost = (box.left + box.width) * ratio
  let colour = -1
  for (const { t, span, heat } of points) {
    const x = Math.max(leftmost, Math.round(xOfTime(t - span, box, domain) * ratio))
    const width = Math.min(rightmost, Math.round(xOfTime(t, box, domain) * ratio)) - x
    if (width <= 0) continue
    for (let row = low; row < high; row += 1) {
      const count = heat[row] ?? 0
      if (count === 0) continue
      const level = levelOf(count, top)
      if (level !== colour) context.fillStyle = ramp[level] ?? ''
      colour = level
      const upper = edges[row - low + 1] ?? 0
      context.fillRect(x, upper, width, (edges[row - low] ?? 0) - upper)
    }
  }
}
