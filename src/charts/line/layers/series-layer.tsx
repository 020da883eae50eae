import { useId } from 'react'
import type { LineSeries } from '../../definitions/chart'
import { xOfTime } from '../../frame/plot-box'
import { useChartPicture } from '../picture-context'
import { hueOf } from '../series-hue'
import { type Fill, fillOf, type PlotPlaces, type Stroke, strokeOf } from './strokes'

/** Width of a line, px. Percentiles differ by weight, quantities by hue. */
const LINE_WIDTH: Readonly<Record<LineSeries['weight'], number>> = {
  heavy: 2.25,
  medium: 1.6,
  light: 1,
  hair: 0.6,
}

/** A band is a shade behind its line; layers meet, and a thin one would hide under the edge of its neighbour. */
const FILLS = {
  band: { strokeWidth: 0.75, strokeOpacity: 0.55, fillOpacity: 0.16 },
  layer: { strokeWidth: 0, strokeOpacity: 0, fillOpacity: 0.75 },
} as const
/** Still told from the ground, and told from a firm line. */
const FAINT = 0.55
const LONE_RADIUS = 1.75
const OPEN_RADIUS = 2.5
/** Half of the heaviest line, at the edge of the plot. px */
const OVERHANG = 3

/** px: drawn, and left out. */
const EXPECTED_DASHES = '6 4'

interface DrawnProps {
  readonly hue: string
  /** What lies beside the plot is cut off by this. */
  readonly clipPath: string
}

const Filled = ({ fill: { series, area, edges }, hue, clipPath }: DrawnProps & { readonly fill: Fill }) => {
  const { fillOpacity, strokeWidth, strokeOpacity } = FILLS[series.kind]
  return (
    <g className="series-area" data-series={series.id} clipPath={clipPath}>
      <path d={area} fill={hue} fillOpacity={fillOpacity} />
      {strokeWidth > 0 && (
        <path d={edges} fill="none" stroke={hue} strokeWidth={strokeWidth} strokeOpacity={strokeOpacity} />
      )}
    </g>
  )
}

const Stroked = ({
  stroke: { series, firm, faint, lone, open },
  hue,
  clipPath,
  isInPlot,
}: DrawnProps & {
  readonly stroke: Stroke
  readonly isInPlot: (place: { readonly x: number }) => boolean
}) => {
  const width = LINE_WIDTH[series.weight]
  return (
    <g
      data-series={series.id}
      fill="none"
      stroke={hue}
      strokeLinecap={series.theory ? 'butt' : 'round'}
      strokeLinejoin="round"
      strokeDasharray={series.theory && EXPECTED_DASHES}
    >
      <g clipPath={clipPath}>
        <path className="series-line" d={firm} strokeWidth={width} />
        {faint !== '' && <path d={faint} strokeWidth={width} opacity={FAINT} />}
        {/* Dashed and hollow, because its figures may yet change. */}
        {open?.from && (
          <line x1={open.from.x} y1={open.from.y} x2={open.at.x} y2={open.at.y} strokeDasharray="2 2" />
        )}
      </g>
      {lone.filter(isInPlot).map(({ x, y, isThin }) => (
        <circle key={x} cx={x} cy={y} r={LONE_RADIUS} fill={hue} stroke="none" opacity={isThin ? FAINT : 1} />
      ))}
      {open && isInPlot(open.at) && (
        <circle className="series-open" cx={open.at.x} cy={open.at.y} r={OPEN_RADIUS} fill="var(--surface)" />
      )}
    </g>
  )
}

/** What a line chart shows: its fills, and its lines on top of them, in the order of the table. */
export const SeriesLayer = () => {
  const { panel, scene, box, yOf } = useChartPicture()
  const clip = useId()
  const clipPath = `url(#${clip})`
  const { rows, floor, time } = scene
  const places: PlotPlaces = { xOf: (t) => xOfTime(t, box, time.domain), yOf, floor }
  const right = box.left + box.width
  const isInPlot = ({ x }: { readonly x: number }) => x >= box.left && x <= right + 0.5
  const fills = panel.shown.flatMap((series) =>
    series.kind === 'line' ? [] : [fillOf(panel, series, rows, places)],
  )
  const strokes = panel.shown.flatMap((series) =>
    series.kind === 'line' ? [strokeOf(panel, series, rows, places)] : [],
  )
  return (
    <g className="series">
      <clipPath id={clip}>
        <rect x={box.left} y={box.top - OVERHANG} width={box.width} height={box.height + 2 * OVERHANG} />
      </clipPath>
      {fills.map((fill) => (
        <Filled key={fill.series.id} fill={fill} hue={hueOf(panel, fill.series)} clipPath={clipPath} />
      ))}
      {strokes.map((stroke) => (
        <Stroked
          key={stroke.series.id}
          stroke={stroke}
          hue={hueOf(panel, stroke.series)}
          clipPath={clipPath}
          isInPlot={isInPlot}
        />
      ))}
    </g>
  )
}
