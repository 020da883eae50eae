import { STAGE_WORDS } from '../definitions/stage-words'
import { labelWidth } from '../frame/labels/label-width'
import { placeLabels } from '../frame/labels/place-labels'
import { textScale } from '../frame/labels/text-scale'
import type { PlotBox } from '../frame/plot-box'
import { isThinPoint, ninesOfPoint } from './nines'
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
      thin: isThinPoint(point, calls),
    }))

/** A line that keeps its value until the next is reached would be truer, and less legible. */
const pathOf = (places: readonly Place[]) =>
  places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

const LABEL = { away: 7, edge: 3, line: 12.5 } as const

/** Each line is named where it ends. */
const LineNames = ({ view, box, width }: Props & { readonly width: number }) => {
  const scale = textScale()
  const ends = view.lines.flatMap((line) => {
    const last = placesOf(line, view, box).at(-1)
    return last ? [{ id: line.stage, x: last.x, y: last.y }] : []
  })
  const x = Math.max(...ends.map((end) => end.x)) + LABEL.away * scale
  return (
    <g className="series-labels">
      {placeLabels(ends, box, LABEL.line * scale).map(({ id, y }) => {
        const { short } = STAGE_WORDS[id]
        return (
          <text
            key={id}
            x={Math.min(x, width - labelWidth(short) - LABEL.edge)}
            y={y}
            dominantBaseline="central"
            style={{ fill: `var(${STAGE_STYLE[id].hue}, var(--text))` }}
          >
            {short}
          </text>
        )
      })}
    </g>
  )
}

/** A line a stage; faint where too few calls lie beyond to say more than chance. */
export const SpectrumLines = ({ view, box, width }: Props & { readonly width: number }) => (
  <g className="spectrum-lines">
    {view.lines.map((line) => {
      const places = placesOf(line, view, box)
      const firstThin = places.findIndex(({ thin }) => thin)
      const sure = firstThin < 0 ? places : places.slice(0, firstThin)
      const chance = firstThin < 0 ? [] : places.slice(Math.max(0, firstThin - 1))
      const { hue, width: weight, dashes } = STAGE_STYLE[line.stage]
      return (
        <g key={line.stage} data-stage={line.stage} style={{ stroke: `var(${hue}, var(--text))` }}>
          <path d={pathOf(sure)} strokeWidth={weight} strokeDasharray={dashes} />
          <path className="spectrum-thin" d={pathOf(chance)} strokeWidth={weight} strokeDasharray={dashes} />
        </g>
      )
    })}
    <LineNames view={view} box={box} width={width} />
  </g>
)
