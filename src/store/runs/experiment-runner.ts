import { experimentGoesOn } from '../../domain/experiments/exclusivity'
import type {
  Experiment,
  ExperimentOutcome,
  ExperimentStep,
  Machine,
  Measured,
  RunSummary,
} from '../../domain/experiments/experiment'
import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import { errorMessage } from '../../domain/wording/error-message'
import { requireSettings } from '../../settings/validate'
import type { Session } from '../session'
import type { ExperimentSlice, OwnerOf } from '../state'
import { holdSettings, TakenOver } from './settings-held'

/** Runs experiments, one at a time, through the session that people use as well. */
export interface ExperimentRunner {
  /**
   * Runs all steps; a run that goes on is stopped first. Resolves when the experiment has ended, however it ended.
   * Rejects only when another experiment goes on.
   */
  readonly start: (experiment: Experiment) => Promise<ExperimentOutcome>
  /** Ends the experiment that goes on, and resolves when the page is free again. */
  readonly stop: () => Promise<void>
}

const summaryOf = ({ arm, label, settings }: ExperimentStep, report: Report): RunSummary => ({
  arm,
  label,
  settings,
  completed: report.counts.completed,
  meanCallUs: report.latencyUs.call.mean,
  callsPerSecond: report.throughputPerSecond,
  directCallUs: report.baseline.syncUs,
})

const secondsOf = (steps: readonly ExperimentStep[]): number =>
  steps.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0)

/** How much longer the rest takes, when the steps so far took longer or shorter than was expected of them. */
const secondsLeft = (steps: readonly ExperimentStep[], done: number, elapsedMs: number): number => {
  const expected = secondsOf(steps.slice(0, done))
  const pace = expected > 0 ? elapsedMs / 1000 / expected : 1
  return secondsOf(steps.slice(done)) * pace
}

/** @param now wall-clock time, ms since 1970 */
export const createExperimentRunner = (
  session: Pick<Session, 'run' | 'stop' | 'change'>,
  store: OwnerOf<ExperimentSlice>,
  machine: Machine,
  now: () => number,
): ExperimentRunner => {
  let active: { readonly abort: AbortController; readonly ended: Promise<ExperimentOutcome> } | null = null

  const runSteps = async (
    { id, title }: Experiment,
    steps: readonly ExperimentStep[],
    runs: RunSummary[],
    signal: AbortSignal,
    expectSettings: (settings: Settings) => void,
  ): Promise<readonly Measured[]> => {
    const measured: Measured[] = []
    const startedAt = now()
    for (const [index, step] of steps.entries()) {
      signal.throwIfAborted()
      const left = secondsLeft(steps, index, now() - startedAt)
      store.setState({
        experiment: {
          id,
          title,
          step: index + 1,
          steps: steps.length,
          label: step.label,
          secondsLeft: left,
        },
      })
      expectSettings(requireSettings(step.settings))
      const report = await session.run(step.settings, { signal })
      if (report.endedBy === 'stopped') throw new TakenOver('its run was stopped')
      runs.push(summaryOf(step, report))
      measured.push({ arm: step.arm, label: step.label, report })
    }
    return measured
  }

  const conduct = async (experiment: Experiment, abort: AbortController): Promise<ExperimentOutcome> => {
    const { id, title } = experiment
    const steps = experiment.steps(machine)
    const runs: RunSummary[] = []
    const held = holdSettings(session, store, () => abort.abort(new TakenOver('a setting was changed')))
    const ended = () => ({ title, at: new Date(now()).toISOString(), runs })
    const label = 'ending the run before'
    store.setState({
      experiment: { id, title, step: 0, steps: steps.length, label, secondsLeft: secondsOf(steps) },
    })
    try {
      await session.stop()
      const measured = await runSteps(experiment, steps, runs, abort.signal, held.expect)
      return { kind: 'found', ...ended(), finding: experiment.conclude(measured) }
    } catch (error) {
      const cause: unknown = abort.signal.aborted ? abort.signal.reason : error
      const kind = cause instanceof TakenOver ? 'interrupted' : 'failed'
      return { kind, ...ended(), steps: steps.length, reason: errorMessage(cause) }
    } finally {
      held.giveBack()
    }
  }

  return {
    start: (experiment) => {
      const obstacle = experimentGoesOn(store.getState())
      if (obstacle !== null) return Promise.reject(new Error(obstacle))
      const abort = new AbortController()
      const ended = conduct(experiment, abort).then((outcome) => {
        active = null
        store.setState(({ outcomes }) => ({
          experiment: null,
          outcomes: { ...outcomes, [experiment.id]: outcome },
        }))
        return outcome
      })
      active = { abort, ended }
      return ended
    },
    stop: async () => {
      if (!active) return
      const { abort, ended } = active
      abort.abort(new TakenOver('it was stopped'))
      await ended
    },
  }
}
