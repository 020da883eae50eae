import { STAGES, type Stage } from '../../domain/call'
import type { Spectrum, SpectrumPoint } from '../../domain/figures/pictures/spectrum'
import { type AxisScale, linearAxis, logAxis } from '../line/axis/axis-scale'
import { type NinesAxis, ninesAxis } from './nines'

export type LatencyScale = 'log' | 'linear'

/** One stage as drawn. */
export interface SpectrumLine {
  readonly stage: Stage
  readonly points: readonly SpectrumPoint[]
  readonly calls: number
}

export interface SpectrumView {
  readonly lines: readonly SpectrumLine[]
  readonly nines: NinesAxis
  readonly scale: LatencyScale
  /** µs */
  readonly latency: AxisScale
  /** The least latency that the clock tells, µs: lines begin there. */
  readonly floor: number
  /** Service times, shown or not: they say whose the workers’ time is. */
  readonly service: readonly SpectrumPoint[]
}

/** Shown before there is a call, µs. */
const EMPTY = [10, 10_000] as const

const axisOf = (lines: readonly SpectrumLine[], scale: LatencyScale, floor: number): AxisScale => {
  const told = lines.flatMap(({ points }) => points.map(({ us }) => us)).filter((us) => us > 0 && us >= floor)
  if (scale === 'linear') return linearAxis(Math.max(0, ...told))
  return told.length === 0 ? logAxis(...EMPTY) : logAxis(Math.min(...told), Math.max(...told))
}

/** @param stages those that are switched on */
export const spectrumView = (
  spectrum: Spectrum,
  stages: ReadonlySet<Stage>,
  scale: LatencyScale,
  floor: number,
): SpectrumView => {
  const lines = STAGES.filter((stage) => stages.has(stage)).flatMap((stage) => {
    const points = spectrum[stage]
    const calls = points.at(-1)?.count ?? 0
    return calls > 0 ? [{ stage, points, calls }] : []
  })
  return {
    lines,
    nines: ninesAxis(Math.max(0, ...lines.map(({ calls }) => calls))),
    scale,
    latency: axisOf(lines, scale, floor),
    floor,
    service: spectrum.service,
  }
}

/** Where a latency lies, from the lower edge 0 to the upper edge 1. */
export const heightOf = (us: number, { scale, latency: { domain } }: SpectrumView): number => {
  const [from, to] = domain
  if (scale === 'linear') return (us - from) / (to - from)
  return Math.log(us / from) / Math.log(to / from)
}

/** The latency that `percent` of a stage's calls do not exceed, as recorded: null beyond the last. */
export const valueAt = ({ points }: SpectrumLine, percent: number): SpectrumPoint | null =>
  points.find((point) => point.percent >= percent) ?? null
