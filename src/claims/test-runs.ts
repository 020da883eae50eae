import { NO_COUNTS } from '../domain/call'
import type { Experiment, Measured } from '../domain/experiments/experiment'
import type { Report } from '../domain/report'

/** What a run of a claim ended with, as far as judges read it. */
export interface Ran {
  readonly callUs?: number | null
  readonly p99Us?: number | null
  readonly backgroundUs?: number | null
  readonly perSecond?: number | null
  /** The direct call: frozen before the run, and timed beside it at the end of each round. */
  readonly frozenUs?: number
  readonly besideUs?: number | null
  readonly failed?: number
  readonly completed?: number
  readonly failedCheck?: string
  readonly cores?: number | null
}

export const claimReport = (ran: Ran): Report => {
  const { callUs = null, perSecond = null, frozenUs = 1, besideUs = frozenUs } = ran
  const completed = ran.completed ?? 10_000
  return {
    counts: { ...NO_COUNTS, submitted: completed, completed, failed: ran.failed ?? 0 },
    latencyUs: { call: { mean: callUs, p99: ran.p99Us ?? null } },
    classes: { background: ran.backgroundUs ? { callUs: { mean: ran.backgroundUs } } : null },
    throughputPerSecond: perSecond,
    baseline: { syncUs: frozenUs },
    environment: { cores: ran.cores ?? 4 },
    settings: { workers: 4 },
    slowdown: {
      ratio: callUs === null ? null : callUs / frozenUs,
      asPrinted2016: callUs === null || besideUs === null ? null : callUs / besideUs,
    },
    rounds:
      besideUs === null
        ? []
        : [
            {
              round: 1,
              calls: completed,
              poolUs: callUs,
              syncUs: besideUs,
              slowdown: (callUs ?? 0) / besideUs,
            },
          ],
    checks: ran.failedCheck ? [{ title: ran.failedCheck, state: 'fail' }] : [],
  } as unknown as Report
}

/** The runs of an experiment, one for each step, of which `ran` says how they ended. */
export const runsOf = (
  experiment: Experiment,
  ran: (arm: string, repeat: number) => Ran,
): readonly Measured[] => {
  const repeats = new Map<string, number>()
  return experiment.steps({ cores: 4 }).map(({ arm, label }) => {
    const repeat = repeats.get(arm) ?? 0
    repeats.set(arm, repeat + 1)
    return { arm, label, report: claimReport(ran(arm, repeat)) }
  })
}

/** A little noise, the same at every test: within ±2 %. */
export const noisy = (value: number, repeat: number): number => value * (1 + Math.sin(7 * repeat) * 0.02)
