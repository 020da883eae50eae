import type { Report } from '../../domain/report'

/** One measurement of one value, as it is kept. Rates are calls a second, times µs. */
export interface Visit {
  readonly value: number
  /** From 0: in each block every value is measured once, in an order of its own. */
  readonly block: number
  /** Completed calls a second, after the start; null where it was too short to tell. */
  readonly perSecond: number | null
  readonly callUs: number | null
  readonly callP99Us: number | null
  readonly queueMean: number | null
  /** Mean call ÷ direct call. */
  readonly slowdown: number | null
  /** The function called directly. */
  readonly directUs: number
  /** Open demand: whether the queue grew, or was full; null where it could not be told. */
  readonly isOverloaded: boolean | null
  /** Of the calls that ended, those without a result, 0 to 1. */
  readonly lost: number
  /** Cores’ work that the machine gave; null where it was not measured. */
  readonly cores: number | null
  /** What one worker alone got of a core, 0 to 1: well below 1, other programs had the rest; null where unknown. */
  readonly alone: number | null
  /** Other Poolscopes that measured in this browser meanwhile; null where unknown. */
  readonly others: number | null
  /** Share of calls that an interruption touched. */
  readonly disturbed: number
}

/** Of a run, the beginning in which fresh workers are still slow, ms. */
const START_MS = 400

/** Calls a second in each full bucket after the start. */
export const ratesOf = ({ timeline: { t, span, complete, samples, excluded } }: Report): readonly number[] =>
  t.flatMap((end, at) => {
    const ms = span[at] ?? 0
    if (complete[at] !== true || end - ms < START_MS || ms === 0) return []
    return [(((samples[at] ?? 0) + (excluded[at] ?? 0)) * 1000) / ms]
  })

/** Calls a second over the full buckets after the start. */
const rateOf = ({ timeline: { t, span, complete, samples, excluded } }: Report): number | null => {
  const kept = t.flatMap((end, at) =>
    complete[at] === true && end - (span[at] ?? 0) >= START_MS ? [at] : [],
  )
  const ms = kept.reduce((sum, at) => sum + (span[at] ?? 0), 0)
  const calls = kept.reduce((sum, at) => sum + (samples[at] ?? 0) + (excluded[at] ?? 0), 0)
  return ms > 0 && calls > 0 ? (calls * 1000) / ms : null
}

const isOverloaded = ({ settings, queue }: Report): boolean | null => {
  if (settings.mode !== 'open') return false
  const { verdict, utilisation } = queue
  if (verdict.kind === 'growing' || verdict.kind === 'full') return true
  if (utilisation !== null && utilisation >= 1) return true
  return verdict.kind === 'stable' || (utilisation !== null && utilisation < 0.9) ? false : null
}

export const visitOf = (value: number, block: number, report: Report): Visit => {
  const { completed, failed, timedOut, rejected } = report.counts
  const ended = completed + failed + timedOut + rejected
  const { parallelism, otherRuns } = report.environment
  return {
    value,
    block,
    perSecond: rateOf(report),
    callUs: report.latencyUs.call.mean,
    callP99Us: report.latencyUs.call.p99,
    queueMean: report.queue.mean,
    slowdown: report.slowdown.ratio,
    directUs: report.baseline.syncUs,
    isOverloaded: isOverloaded(report),
    lost: ended === 0 ? 0 : (ended - completed) / ended,
    cores: parallelism?.cores ?? null,
    alone: parallelism?.alone ?? null,
    others: otherRuns ?? null,
    disturbed: completed === 0 ? 0 : report.excluded.total / completed,
  }
}
