import { formatRoundCount, formatWhole } from '../../../../domain/text'
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

const LABEL_PX = 13

/** Names stand over the ends of their curves, the second under it where they would meet. */
const labelRows = ([one = 0, other]: readonly number[], floor: number): readonly number[] => {
  const over = (y: number) => Math.max(EDGES.top + 8, y - 6)
  if (other === undefined) return [over(one)]
  if (Math.abs(one - other) >= LABEL_PX) return [over(one), over(other)]
  const under = Math.min(floor - 2, Math.max(one, other) + LABEL_PX)
  return one <= other ? [over(one), under] : [under, over(other)]
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
  const curves = fit.kind === 'fit' ? curvesOf(fit) : []
  const labelled = labelRows(
    curves.map(({ throughput }) => scale.y(throughput(last))),
    HEIGHT - EDGES.bottom,
  )
  return (
    <>
      {curves.map(({ name, className, throughput }, row) => (
        <g key={name}>
          <polyline
            className={className}
            points={Array.from({ length: CURVE_STEPS + 1 }, (_, n) => {
              const at = first + ((last - first) * n) / CURVE_STEPS
              return `${scale.x(at)},${scale.y(throughput(at))}`
            }).join(' ')}
          />
          <text className="sweep-curve-name" x={scale.x(last)} y={labelled[row]}>
            {name}
          </text>
        </g>
      ))}
      {fit.kind === 'fit' && fit.peak && (
        <path
          className="sweep-peak"
          d={`M${scale.x(fit.peak.workers)} ${scale.y(uslThroughput(fit, fit.peak.workers)) - 4}l-5 -8h10z`}
        >
          <title>{`The fit’s peak: ${fit.peak.workers.toFixed(1)} workers`}</title>
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
            {`${cores.toFixed(1)} cores`}
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
