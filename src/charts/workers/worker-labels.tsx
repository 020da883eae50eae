import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { PlotBox } from '../frame/plot-box'
import { labelStride, ROW_OF_BARS } from './worker-rows'

interface Props {
  readonly histories: readonly WorkerHistory[]
  readonly box: PlotBox
  readonly rowHeight: number
}

/** Space between a label and the plot, px. */
const GAP = 8
/** More in the margin than this has no room. */
const MOST_WRITTEN = 999

const holdingText = (holding: number) => (holding > MOST_WRITTEN ? '1k+' : String(holding))

/** Beside the rows: on the left the workers' numbers, crossed out when they are gone; on the right the calls each holds now. */
export const WorkerLabels = ({ histories, box, rowHeight }: Props) => {
  const stride = labelStride(rowHeight)
  return (
    <g className="worker-labels">
      {histories.map(({ id, state, hasDied, holding }, row) => {
        const y = box.top + (row + 0.5) * rowHeight
        const isGone = state === 'gone'
        return (
          <g key={id}>
            {row % stride === 0 && (
              <text
                className={isGone ? 'worker-gone' : undefined}
                x={box.left - GAP}
                y={y}
                textAnchor="end"
                dominantBaseline="central"
              >
                {hasDied ? `${id} died` : id}
              </text>
            )}
            {holding > 0 && rowHeight >= ROW_OF_BARS && (
              <text
                className="worker-holding"
                x={box.left + box.width + GAP / 2}
                y={y}
                dominantBaseline="central"
              >
                {holdingText(holding)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
