import { formatRoundCount, formatWhole, severalCores, severalRounded } from '../../../../domain/text'
import { amdahlThroughput } from '../../../../models/scaling/amdahl'
import type { UslFit } from '../../../../models/scaling/fit-usl'
import { uslThroughput } from '../../../../models/scaling/usl'
import { isTelling } from '../../../../sweep/repeats/interval'
import type { SweepPoint } from '../../../../sweep/repeats/point'
import type { SweepResult } from '../../../../sweep/result'
import { type SweptKey, sweptRow } from '../../../../sweep/swept'
import { PlotRoom } from './plot-room'
import { EDGES, HEIGHT, type PlotScale, plotScale } from './plot-scale'

interface Props {
  readonly swept: SweptKey
  readonly values: readonly number[]
  readonly points: readonly SweepPoint[]
  /** Once the sweep has ended. */
  readonly result: SweepResult | null
}

/** So many steps make a curve smooth. */
const CURVE_STEPS = 60

interface FittedCurve {
  readonly name: string
  readonly className: string
  readonly throughput: (workers: number) => number
}

/** Amdahl’s law is another curve only where workers cost more than their share of the work. */
const curvesOf = (fit: UslFit): readonly FittedCurve[] => [
  { name: 'Scalability Law', className: 'sweep-fit', throughput: (workers) => uslThroughput(fit, workers) },
  ...(fit.beta > 0
    ? [
        {
          name: 'Amdahl',
          className: 'sweep-amdahl',
          throughput: (workers: number) => amdahlThroughput(fit.amdahl, workers),
        },
      ]
    : []),
]

/** Of a name at the end of a curve, px. */
const NAME_WIDTH = 92
const NAME_HEIGHT = 13

interface DrawnCurve extends FittedCurve {
  /** Up to the end of the picture, or where the curve leaves it at the top. */
  readonly places: readonly { readonly x: number; readonly y: number }[]
}

const drawn = (
  curve: FittedCurve,
  [first, last]: readonly [number, number],
  scale: PlotScale,
): DrawnCurve => {
  const places = Array.from({ length: CURVE_STEPS + 1 }, (_, n) => {
    const at = first + ((last - first) * n) / CURVE_STEPS
    return { x: scale.x(at), y: scale.y(curve.throughput(at)) }
  })
  const out = places.findIndex(({ y }) => y < EDGES.top)
  return { ...curve, places: out < 0 ? places : places.slice(0, Math.max(1, out)) }
}

/** Names stand over the ends of their curves, and the second under its own where they would meet. */
const namePlaces = (curves: readonly DrawnCurve[]) => {
  const over = curves.map(({ places }) => {
    const x = Math.max(places.at(-1)?.x ?? 0, EDGES.left + NAME_WIDTH)
    const near = places.filter((place) => place.x >= x - NAME_WIDTH)
    return {
      x,
      y: Math.max(EDGES.top + 8, Math.min(...near.map(({ y }) => y)) - 6),
      lowest: Math.max(...near.map(({ y }) => y)),
    }
  })
  return over.map((place, at) => {
    const other = over[0]
    const meet =
      at === 1 &&
      other &&
      Math.abs(place.x - other.x) < NAME_WIDTH &&
      Math.abs(place.y - other.y) < NAME_HEIGHT
    return meet
      ? {
          x: place.x,
          y: Math.min(HEIGHT - EDGES.bottom - 2, Math.max(place.lowest, other.lowest) + NAME_HEIGHT),
        }
      : place
  })
}

const Fit = ({
  result,
  values,
  scale,
}: {
  result: SweepResult
  values: readonly number[]
  scale: PlotScale
}) => {
  const { fit, cores } = result
  const [first = 1, last = 1] = [values[0], values.at(-1)]
  const curves = fit.kind === 'fit' ? curvesOf(fit).map((curve) => drawn(curve, [first, last], scale)) : []
  const names = namePlaces(curves)
  return (
    <>
      {curves.map(({ name, className, places }, at) => (
        <g key={name}>
          <polyline className={className} points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />
          <text className="sweep-curve-name" x={names[at]?.x} y={names[at]?.y}>
            {name}
          </text>
        </g>
      ))}
      {fit.kind === 'fit' && fit.peak && (
        <path
          className="sweep-peak"
          d={`M${scale.x(fit.peak.workers)} ${scale.y(uslThroughput(fit, fit.peak.workers)) - 4}l-5 -8h10z`}
        >
          <title>{`The fit’s peak: ${severalRounded(fit.peak.workers, 'worker')}`}</title>
        </path>
      )}
      {result.key === 'workers' && cores !== null && cores >= first && cores <= last && (
        <>
          <line
            className="sweep-cores"
            x1={scale.x(cores)}
            x2={scale.x(cores)}
            y1={EDGES.top}
            y2={HEIGHT - EDGES.bottom}
          />
          <text className="sweep-note" x={scale.x(cores) + 4} y={EDGES.top + 8}>
            {severalCores(cores)}
          </text>
        </>
      )}
    </>
  )
}

const Axes = ({ values, scale, swept }: { values: readonly number[]; scale: PlotScale; swept: SweptKey }) => (
  <>
    {scale.ticks.map((tick) => (
      <g key={tick}>
        <line
          className="sweep-grid"
          x1={EDGES.left}
          x2={scale.width - EDGES.right}
          y1={scale.y(tick)}
          y2={scale.y(tick)}
        />
        <text className="sweep-tick sweep-tick-y" x={EDGES.left - 6} y={scale.y(tick) + 4}>
          {formatRoundCount(tick)}
        </text>
      </g>
    ))}
    {values.map((value) => (
      <text className="sweep-tick" key={value} x={scale.x(value)} y={HEIGHT - EDGES.bottom + 15}>
        {formatRoundCount(value)}
      </text>
    ))}
    <text className="sweep-tick" x={(EDGES.left + scale.width - EDGES.right) / 2} y={HEIGHT - 4}>
      {sweptRow(swept).many}
    </text>
    <text className="sweep-note" x={2} y={10}>
      calls/s
    </text>
  </>
)

const Picture = ({ swept, values, points, result, width }: Props & { readonly width: number }) => {
  const most = Math.max(
    0,
    ...points.map(({ perSecond: figure }) =>
      figure && isTelling(figure) ? figure.high : (figure?.value ?? 0),
    ),
  )
  const scale = plotScale(values, most * 1.05, width)
  return (
    <svg className="sweep-plot" width={width} height={HEIGHT}>
      <title>Calls a second over what was swept, with 95 % intervals</title>
      <Axes values={values} scale={scale} swept={swept} />
      {result && <Fit result={result} values={values} scale={scale} />}
      {points.map(({ value, perSecond }) =>
        perSecond ? (
          <g
            key={value}
            className={value === result?.best?.workers ? 'sweep-point sweep-best' : 'sweep-point'}
          >
            <title>{`${value}: ${formatWhole(perSecond.value)} calls/s (${formatWhole(perSecond.low)} to ${formatWhole(perSecond.high)})`}</title>
            {isTelling(perSecond) && (
              <line
                x1={scale.x(value)}
                x2={scale.x(value)}
                y1={scale.y(perSecond.low)}
                y2={scale.y(perSecond.high)}
              />
            )}
            <circle cx={scale.x(value)} cy={scale.y(perSecond.value)} r={4} />
            {value === result?.best?.workers && (
              <text className="sweep-best-name" x={scale.x(value)} y={scale.y(perSecond.low) + 16}>
                {`best: ${value}`}
              </text>
            )}
          </g>
        ) : null,
      )}
    </svg>
  )
}

/** Calls a second over what was swept, each with its 95 % interval; the fit dashed, with its peak; cores as a line. */
export const SweepPlot = (props: Props) => (
  <PlotRoom>{(width) => <Picture {...props} width={width} />}</PlotRoom>
)
