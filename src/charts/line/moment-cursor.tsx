import { xOfTime } from '../frame/plot-box'
import { useChartBoard } from '../live/board-context'
import { type Pointed, usePointed } from '../live/pointing'
import type { Row } from '../timeline/history'
import { rowNear } from '../timeline/row-cursor'
import { formatTime } from '../timeline/time-axis'
import { ChartTooltip } from './chart-tooltip'
import { useChartPicture } from './picture-context'
import { pointText } from './table/point-text'

/** Between the line and what it says, px. */
const AWAY = 10

const usePointedRow = (): { readonly pointed: Pointed | null; readonly row: Row | null } => {
  const { scene } = useChartPicture()
  const pointed = usePointed(useChartBoard().pointing)
  return { pointed, row: pointed && rowNear(scene.rows, pointed.t, scene.time.domain) }
}

/** A line at the moment that is pointed at, in whichever chart that is done, and beside it what this chart says of it. */
export const MomentCursor = () => {
  const { panel, scene, box } = useChartPicture()
  const { row } = usePointedRow()
  if (!row) return null
  const x = xOfTime(row.t, box, scene.time.domain)
  const isLeft = x < box.left + box.width / 2
  return (
    <>
      <i className="moment-line" style={{ left: x, top: box.top, height: box.height }} />
      <div
        className="chart-tooltip read-out"
        aria-hidden="true"
        style={{ left: x + (isLeft ? AWAY : -AWAY), top: box.top, translate: isLeft ? undefined : '-100%' }}
      >
        <ChartTooltip panel={panel} row={row} floor={scene.floor} />
      </div>
    </>
  )
}

/** The same in words, where the cursor is moved by keys. */
export const SpokenMoment = () => {
  const { panel, scene } = useChartPicture()
  const { pointed, row } = usePointedRow()
  if (!row || pointed?.by !== panel.id || pointed.how !== 'keys') return null
  const { point } = row
  const figures = point
    ? panel.shown.map((series) => {
        const said = pointText(panel, series, point, scene.floor)
        return `${series.label} ${said?.text ?? 'none'}`
      })
    : ['not measured']
  return `${formatTime(row.t)}: ${figures.join(', ')}`
}
