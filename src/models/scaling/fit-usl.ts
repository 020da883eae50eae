import { isCount, type NoModel, noModel } from '../no-model'
import { studentT } from '../statistics/student-t'
import type { Amdahl } from './amdahl'
import { normalMatrix } from './least-squares'
import { peakInterval } from './peak-interval'
import { type RobustUsl, robustUsl } from './robust-usl'
import type { ScalingPoint } from './scaling-point'
import { solve } from './solve'
import { type Usl, uslPeak } from './usl'
import { freeOf, type Held, uslCurve } from './usl-curve'

interface Interval {
  readonly low: number
  readonly high: number
}

export interface UslFit extends Usl {
  readonly kind: 'fit'
  /** 95 % intervals of the parameters; null with three points, which always fit. A held parameter has none. */
  readonly intervals: Partial<Readonly<Record<keyof Usl, Interval>>> | null
  /**
   * The number of workers with the most throughput, not necessarily whole, and its 95 % interval; null where throughput
   * does not fall again within what was measured. The interval, too, ends where measuring ended.
   */
  readonly peak: { readonly workers: number; readonly low: number; readonly high: number } | null
  /** The same points by Amdahl’s law, which has workers cost nothing but a share of the work; where β is 0, this very curve. */
  readonly amdahl: Amdahl
  /** What to know before believing it, as sentences; most important first. */
  readonly warnings: readonly string[]
}

/** Parameters of the law; a point for each is spent on them. */
const PARAMETERS = 3
/** With fewer numbers of workers the law bends to each point (as R’s package `usl` warns, too). */
const ENOUGH = 6
const isPoint = ({ workers, perSecond }: ScalingPoint) =>
  isCount(workers) && perSecond > 0 && Number.isFinite(perSecond)

/** Parameters outside what they can mean are held at their edge, and the others fitted anew. */
const fitWithin = (points: readonly ScalingPoint[], from: Held = {}): { fit: RobustUsl; held: Held } => {
  let held = from
  for (;;) {
    const fit = robustUsl(points, held)
    const { alpha, beta } = fit.usl
    if (beta < 0) held = { ...held, beta: 0 }
    else if (alpha < 0) held = { ...held, alpha: 0 }
    else if (alpha > 1) held = { ...held, alpha: 1 }
    else return { fit, held }
  }
}

/** A rate is above 0, and its interval symmetric on the logarithmic scale; the shares may be 0, and no less. */
const endsOf = (name: keyof Usl, value: number, half: number) =>
  name === 'gamma'
    ? { low: value * Math.exp(-half / value), high: value * Math.exp(half / value) }
    : { low: Math.max(0, value - half), high: value + half }

const intervalsOf = ({ points, parameters, sum, usl }: RobustUsl, held: Held, degrees: number) => {
  const free = freeOf(held)
  const matrix = normalMatrix(uslCurve(held), points, parameters)
  const halves = free.map((_, at) => {
    const unit = free.map((_, other) => (other === at ? 1 : 0))
    const variance = (solve(matrix, unit)?.[at] ?? Number.NaN) * (sum / degrees)
    return studentT(degrees) * Math.sqrt(Math.max(0, variance))
  })
  const ends = free.map((name, at) => [name, endsOf(name, usl[name], halves[at] ?? 0)] as const)
  if (!ends.every(([, { low, high }]) => Number.isFinite(low) && Number.isFinite(high))) return null
  return Object.fromEntries(ends)
}

const edgeWarnings = ({ alpha, beta }: Usl): readonly string[] => [
  ...(beta === 0
    ? ['Throughput does not fall with more workers: there is no peak in what was measured.']
    : []),
  ...(alpha === 0
    ? ['What workers wait for one another came out as less than nothing, and is taken as 0.']
    : []),
  ...(alpha === 1 ? ['One worker alone does as much as several: more of them do not help here.'] : []),
]

/** Without the figures of one number of workers the peak moves by less than this share of itself, else it rests on them. */
const STEADY = 0.2

/** Whether the peak is where it is only by the figures with the most workers: an outlier there has nothing beyond it. */
const restsOnLast = (points: readonly ScalingPoint[], peak: number, most: number): boolean => {
  const others = points.filter(({ workers }) => workers !== most)
  const at = uslPeak(fitWithin(others).fit.usl)
  return at === null || Math.abs(at / peak - 1) > STEADY
}

/**
 * Fits the Universal Scalability Law to throughputs over numbers of workers: robustly (Huber), with parameters held to
 * what they can mean, intervals with n − 3 degrees of freedom, and a peak only inside what was measured.
 */
export const fitUsl = (points: readonly ScalingPoint[]): UslFit | NoModel => {
  if (!points.every(isPoint)) return noModel('a point has no workers or no throughput')
  const numbers = [...new Set(points.map(({ workers }) => workers))].sort((a, b) => a - b)
  const [fewest, most] = [numbers[0], numbers.at(-1)]
  if (fewest === undefined || most === undefined || numbers.length < PARAMETERS)
    return noModel('it takes three numbers of workers or more')
  const { fit, held } = fitWithin(points)
  if (![fit.usl.gamma, fit.usl.alpha, fit.usl.beta, fit.sum].every(Number.isFinite))
    return noModel('the points follow no such law')
  const { gamma, alpha } = fitWithin(points, { beta: 0 }).fit.usl
  if (![gamma, alpha].every(Number.isFinite)) return noModel('the points follow no such law')
  const degrees = points.length - PARAMETERS
  const warnings = [...edgeWarnings(fit.usl)]
  if (numbers.length < ENOUGH)
    warnings.push(
      `Fitted to ${numbers.length} numbers of workers: with fewer than ${ENOUGH} the curve is not certain.`,
    )
  const at = uslPeak(fit.usl)
  const isInside = at !== null && at >= fewest && at <= most
  if (at !== null && !isInside)
    warnings.push(
      at > most
        ? `The curve has no peak up to ${most} workers.`
        : `Throughput falls from the fewest workers that were measured, ${fewest}, on.`,
    )
  const interval =
    isInside && degrees > 0
      ? peakInterval(fit, at, { t: studentT(degrees), degrees, range: [fewest, most] })
      : { low: fewest, high: most, isBounded: false }
  if (isInside && !interval.isBounded)
    warnings.push(`The peak may lie beyond ${most} workers: these points do not rule it out.`)
  if (isInside && interval.isBounded && numbers.length >= ENOUGH && restsOnLast(points, at, most))
    warnings.push(
      `Where the peak lies rests on the figures with ${most} workers alone: measure more around it.`,
    )
  return {
    ...fit.usl,
    kind: 'fit',
    intervals: degrees > 0 ? intervalsOf(fit, held, degrees) : null,
    peak: isInside ? { workers: at, low: interval.low, high: interval.high } : null,
    amdahl: { gamma, serial: alpha },
    warnings,
  }
}
