import { formatRatio, formatRoundDuration } from '../../../../domain/text'
import { PlotRoom } from './plot-room'

/** Where the settings are on it; null where they are not, such as with batches that adapt. */
interface Here {
  readonly serviceUs: number
  readonly row: number
}

interface MapPlace extends Here {
  readonly gain: number
  readonly low: number
  readonly high: number
}

interface Props {
  /** What lies upwards, and how a tick of it is written. */
  readonly rows: { readonly values: readonly number[]; readonly words: (value: number) => string }
  readonly services: readonly number[]
  readonly points: readonly MapPlace[]
  /** From which service time on a row pays by the model, where there is one. */
  readonly boundary: readonly Here[]
  readonly here: Here | null
}

const HEIGHT = 220
const EDGES = { left: 72, right: 44, top: 16, bottom: 34 } as const
/** The map reaches a little beyond what is measured, by these factors. */
const BELOW_ROWS = 0.7
const ABOVE_ROWS = 1.6
const BELOW_SERVICES = 0.5
const ABOVE_SERVICES = 4

const rangeOf = (values: readonly number[], below: number, above: number): readonly [number, number] => [
  Math.min(...values) * below,
  Math.max(...values) * above,
]

const share = (value: number, [least, most]: readonly [number, number]) =>
  Math.min(1, Math.max(0, Math.log(value / least) / Math.log(most / least)))

/** Surely more than direct calls, surely less, or neither. */
const verdictOf = ({ low, high }: MapPlace) => {
  if (low > 1) return 'pays'
  return high < 1 ? 'costs' : 'open'
}
/** A shape for each, so that none is told by colour alone. */
const SHAPES = { pays: '●', costs: '○', open: '◐' } as const

const Picture = ({ rows, services, points, boundary, here, width }: Props & { readonly width: number }) => {
  const serviceRange = rangeOf(services, BELOW_SERVICES, ABOVE_SERVICES)
  const rowRange = rangeOf(rows.values, BELOW_ROWS, ABOVE_ROWS)
  const x = (us: number) => EDGES.left + share(us, serviceRange) * (width - EDGES.left - EDGES.right)
  const y = (row: number) =>
    HEIGHT - EDGES.bottom - share(row, rowRange) * (HEIGHT - EDGES.top - EDGES.bottom)
  return (
    <svg className="sweep-plot" width={width} height={HEIGHT}>
      <title>Where the pool does more than a thread that calls directly</title>
      {services.map((us) => (
        <text className="sweep-tick" key={us} x={x(us)} y={HEIGHT - EDGES.bottom + 16}>
          {formatRoundDuration(us)}
        </text>
      ))}
      {rows.values.map((row) => (
        <text className="sweep-tick sweep-tick-y" key={row} x={EDGES.left - 12} y={y(row) + 4}>
          {rows.words(row)}
        </text>
      ))}
      {boundary.length > 1 && (
        <polyline
          className="sweep-fit"
          points={boundary.map(({ serviceUs, row }) => `${x(serviceUs)},${y(row)}`).join(' ')}
        />
      )}
      {points.map((point) => (
        <g key={`${point.serviceUs}/${point.row}`} className={`map-point map-${verdictOf(point)}`}>
          <text x={x(point.serviceUs)} y={y(point.row) + 4}>
            {`${SHAPES[verdictOf(point)]} ${formatRatio(point.gain)}`}
          </text>
        </g>
      ))}
      {here && (
        <g className="map-here">
          <path d={`M${x(here.serviceUs)} ${y(here.row) - 12}l-5 -9h10z`} />
          <text x={x(here.serviceUs)} y={y(here.row) - 24}>
            you are here
          </text>
        </g>
      )}
    </svg>
  )
}

/** Service time × calls a message, or data: what was measured, the model’s boundary, and where the settings are. */
export const MapPicture = (props: Props) => (
  <PlotRoom>{(width) => <Picture {...props} width={width} />}</PlotRoom>
)
