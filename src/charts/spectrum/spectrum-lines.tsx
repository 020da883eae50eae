import type { PlotBox } from '../frame/plot-box'
import { isThin, ninesOfPoint } from './nines'
import { heightOf, type SpectrumLine, type SpectrumView } from './spectrum-view'
import { STAGE_STYLE } from './stage-style'

interface Props {
  readonly view: SpectrumView
  readonly box: PlotBox
}

interface Place {
  readonly x: number
  readonly y: number
  readonly thin: boolean
}

/** Points under the clock's floor are not drawn: where the line begins, the clock begins to tell. */
const placesOf = ({ points, calls }: SpectrumLine, view: SpectrumView, box: PlotBox): readonly Place[] =>
  points
    .filter(({ us }) => us > 0 && us >= view.floor)
    .map((point) => ({
      x: box.left + Math.min(1, ninesOfPoint(point) / view.nines.end) * box.width,
      y: box.top + box.height * (1 - heightOf(point.us, view)),
      thin: isThin(point, calls),
    }))

/** A line that keeps its value until the next is reached would be truer, and less legible. */
const pathOf = (places: readonly Place[]) =>
  places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

/** A line a stage; faint where too few calls lie beyond to say more than chance. */
export const SpectrumLines = ({ view, box }: Props) => (
  <g className="spectrum-lines">
    {view.lines.map((line) => {
      const places = placesOf(line, view, box)
      const firstThin = places.findIndex(({ thin }) => thin)
      const sure = firstThin < 0 ? places : places.slice(0, firstThin)
      const chance = firstThin < 0 ? [] : places.slice(Math.max(0, firstThin - 1))
      const { hue, width, dashes } = STAGE_STYLE[line.stage]
      return (
        <g key={line.stage} data-stage={line.stage} style={{ stroke: `var(${hue}, var(--text))` }}>
          <path d={pathOf(sure)} strokeWidth={width} strokeDasharray={dashes} />
          <path className="spectrum-thin" d={pathOf(chance)} strokeWidth={width} strokeDasharray={dashes} />
        </g>
      )
    })}
  </g>
)
