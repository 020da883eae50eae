import { formatRatio, formatRoundDuration } from '../../../../domain/text'
import {
  boundaryUs,
  type HandOver,
  MAP_BATCHES,
  MAP_SERVICE_US,
  type MapPoint,
} from '../../../../sweep/experiments/break-even-map'
import { PlotRoom } from './plot-room'

/** Where the settings are on it; null where they are not, such as with batches that adapt. */
interface Here {
  readonly serviceUs: number
  readonly batch: number
}

interface Props {
  readonly points: readonly MapPoint[]
  readonly cost: HandOver | null
  readonly workers: number
  readonly cores: number | null
  readonly here: Here | null
}

const HEIGHT = 220
const EDGES = { left: 72, right: 44, top: 16, bottom: 34 } as const
/** The map reaches a little beyond what is measured. */
const SERVICE_RANGE = [0.5, 4000] as const
const BATCH_RANGE = [0.7, 100] as const

const share = (value: number, [least, most]: readonly [number, number]) =>
  Math.min(1, Math.max(0, Math.log(value / least) / Math.log(most / least)))

/** Surely more than direct calls, surely less, or neither. */
const verdictOf = ({ low, high }: MapPoint) => {
  if (low > 1) return 'pays'
  return high < 1 ? 'costs' : 'open'
}
/** A shape for each, so that none is told by colour alone. */
const SHAPES = { pays: '●', costs: '○', open: '◐' } as const

const Picture = ({ points, cost, workers, cores, here, width }: Props & { readonly width: number }) => {
  const x = (us: number) => EDGES.left + share(us, SERVICE_RANGE) * (width - EDGES.left - EDGES.right)
  const y = (batch: number) =>
    HEIGHT - EDGES.bottom - share(batch, BATCH_RANGE) * (HEIGHT - EDGES.top - EDGES.bottom)
  const boundary = cost
    ? [1, 2, 4, 8, 16, 32, 64, 100].flatMap((batch) => {
        const us = boundaryUs(cost, { workers, cores, batch })
        return us === null ? [] : [`${x(us)},${y(batch)}`]
      })
    : []
  return (
    <svg className="sweep-plot" width={width} height={HEIGHT}>
      <title>Where the pool does more than a thread that calls directly</title>
      {MAP_SERVICE_US.map((us) => (
        <text className="sweep-tick" key={us} x={x(us)} y={HEIGHT - EDGES.bottom + 16}>
          {formatRoundDuration(us)}
        </text>
      ))}
      {MAP_BATCHES.map((batch) => (
        <text className="sweep-tick sweep-tick-y" key={batch} x={EDGES.left - 12} y={y(batch) + 4}>
          {`${batch} a msg`}
        </text>
      ))}
      {boundary.length > 1 && <polyline className="sweep-fit" points={boundary.join(' ')} />}
      {points.map((point) => (
        <g key={`${point.serviceUs}/${point.batch}`} className={`map-point map-${verdictOf(point)}`}>
          <text x={x(point.serviceUs)} y={y(point.batch) + 4}>
            {`${SHAPES[verdictOf(point)]} ${formatRatio(point.gain)}`}
          </text>
        </g>
      ))}
      {here && (
        <g className="map-here">
          <path d={`M${x(here.serviceUs)} ${y(here.batch) - 12}l-5 -9h10z`} />
          <text x={x(here.serviceUs)} y={y(here.batch) - 24}>
            you are here
          </text>
        </g>
      )}
    </svg>
  )
}

/** Service time × calls a message: what was measured, the model’s boundary, and where the settings are. */
export const MapPicture = (props: Props) => (
  <PlotRoom>{(width) => <Picture {...props} width={width} />}</PlotRoom>
)
