import type { PlotBox } from '../frame/plot-box'

interface Props {
  readonly box: PlotBox
  readonly ticks: readonly { readonly label: string; readonly y: number }[]
}

/** Space between a label and the plot, px. */
const GAP = 8

/** Behind the data: lines at round values, and what they are. */
export const ValueTicks = ({ box, ticks }: Props) => (
  <g className="plot-grid">
    {ticks.map(({ label, y }) => (
      <g key={label}>
        <line x1={box.left} x2={box.left + box.width} y1={Math.round(y) + 0.5} y2={Math.round(y) + 0.5} />
        <text x={box.left - GAP} y={y} textAnchor="end" dominantBaseline="central">
          {label}
        </text>
      </g>
    ))}
  </g>
)
