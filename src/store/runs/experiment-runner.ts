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
import { SETTING_KEYS, type Settings } from '../../domain/settings/settings'
import { errorMessage } from '../../domain/wording/error-message'
import { requireSettings } from '../../settings/validate'
import type { Session } from '../session'
import type { ExperimentSlice, OwnerOf } from '../state'

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

/** Somebody wanted something else. The message says what. */
class Interruption extends Error {
  override readonly name = 'Interruption'
}

const areEqual = (a: Settings, b: Settings) => SETTING_KEYS.every((key) => a[key] === b[key])

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
      if (report.endedBy === 'stopped') throw new Interruption('its run was stopped')
      runs.push(summaryOf(step, report))
      measured.push({ arm: step.arm, label: step.label, report })
    }
    return measured
  }

  const conduct = async (experiment: Experiment, abort: AbortController): Promise<ExperimentOutcome> => {
    const { id, title } = experiment
    const steps = experiment.steps(machine)
    const { settings: before } = store.getState()
    const runs: RunSummary[] = []
    let expected = before
    let isTakenOver = false
    const unsubscribe = store.subscribe(({ settings }, last) => {
      if (settings === last.settings || areEqual(settings, expected)) return
      isTakenOver = true
      abort.abort(new Interruption('a setting was changed'))
    })
    const ended = () => ({ title, at: new Date(now()).toISOString(), runs })
    const label = 'ending the run before'
    store.setState({
      experiment: { id, title, step: 0, steps: steps.length, label, secondsLeft: secondsOf(steps) },
    })
    try {
      await session.stop()
      const measured = await runSteps(experiment, steps, runs, abort.signal, (settings) => {
        expected = settings
      })
      return { kind: 'found', ...ended(), finding: experiment.conclude(measured) }
    } catch (error) {
      const cause: unknown = abort.signal.aborted ? abort.signal.reason : error
      const kind = cause instanceof Interruption ? 'interrupted' : 'failed'
      return { kind, ...ended(), steps: steps.length, reason: errorMessage(cause) }
    } finally {
      unsubscribe()
      // Whoever changed a setting meanwhile keeps what they chose; else the controls show again what they did.
      if (!isTakenOver) session.change(before)
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
      abort.abort(new Interruption('it was stopped'))
      await ended
    },
  }
}
