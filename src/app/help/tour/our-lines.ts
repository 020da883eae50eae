import type { Callers, NumbersLine } from '../../../claims/report/numbers-table'
import { CALLERS } from '../../../claims/report/numbers-table'
import { PUBLISHED_WORKERS } from '../../../domain/experiments/published-2016'
import type { Report } from '../../../domain/report'

/** A line of ours: its ratio is to the direct call before the run. */
interface OurLine extends NumbersLine {
  /** As it would have been printed in 2016: to the direct call timed beside the pool; null when no round ended. */
  readonly printed: number | null
}
export type OurLines = Readonly<Partial<Record<Callers, OurLine>>>

/** Whether the report is of the demand that was published: then its line may stand beside the published ones. */
const callersOf = ({ settings, segments }: Report): Callers | null => {
  const isSame =
    segments.length === 1 &&
    settings.mode === 'closed' &&
    settings.workers === PUBLISHED_WORKERS &&
    settings.workload === 'kernel' &&
    settings.serviceUs === 0.4 &&
    settings.batch === 1 &&
    settings.lock === 'none' &&
    settings.nesting === 1 &&
    settings.results === 'own' &&
    settings.callerStyle === 'await' &&
    settings.backgroundRate === 0
  return isSame ? (CALLERS.find((callers) => callers === settings.demand) ?? null) : null
}

/** Adds what a report has to say; later reports replace earlier ones. */
export const withReport = (lines: OurLines, report: Report): OurLines => {
  const callers = callersOf(report)
  const { mean } = report.latencyUs.call
  if (callers === null || mean === null) return lines
  const { ratio, asPrinted2016 } = report.slowdown
  const { syncUs } = report.baseline
  return {
    ...lines,
    [callers]: { poolUs: mean, syncUs, ratio: ratio ?? mean / syncUs, printed: asPrinted2016 },
  }
}
