import type { Measured } from '../../domain/experiments/experiment'
import type { Report } from '../../domain/report'

type ReadFigure = (report: Report) => number | null

/** One figure of each repeat of an arm, in order; NaN where a run does not have it. */
export const figuresOf = (measured: readonly Measured[], arm: string, read: ReadFigure): readonly number[] =>
  measured.filter((one) => one.arm === arm).map(({ report }) => read(report) ?? Number.NaN)

export const meanCallUs: ReadFigure = ({ latencyUs }) => latencyUs.call.mean
export const callsPerSecond: ReadFigure = ({ throughputPerSecond }) => throughputPerSecond
/**
 * Work done in a second, µs of direct calls: throughput × the direct call as frozen before the run. The kernel is
 * calibrated anew for each run, and on a busy machine comes out longer or shorter.
 */
export const workPerSecond: ReadFigure = ({ throughputPerSecond, baseline }) =>
  throughputPerSecond === null ? null : throughputPerSecond * baseline.syncUs
export const frozenRatio: ReadFigure = ({ slowdown }) => slowdown.ratio
export const printedRatio: ReadFigure = ({ slowdown }) => slowdown.asPrinted2016

/**
 * Mean of the direct call as taken while the run went on, µs, which is what the 2016 program divided by; null when
 * no round ended.
 */
export const directCallUs: ReadFigure = ({ rounds }) => {
  const calls = rounds.reduce((sum, round) => sum + round.calls, 0)
  return calls === 0 ? null : rounds.reduce((sum, round) => sum + round.calls * round.syncUs, 0) / calls
}
