import { experimentGoesOn, requireNone } from '../domain/experiments/exclusivity'
import type { InstrumentCost } from '../domain/experiments/instrument-cost'
import type { Judge } from '../domain/own/own'
import type { Report } from '../domain/report'
import { DEFAULTS, type Settings } from '../domain/settings/settings'
import type { Snapshot } from '../domain/snapshot'
import type { SweepResult } from '../sweep/result'
import type { SweptKey } from '../sweep/swept'
import type { ExperimentRunner } from './runs/experiment-runner'
import type { MeasuringRequest } from './runs/measuring'
import type { SweepRequestOptions, SweepRunner } from './runs/sweep-runner'
import type { RunRequest, Session } from './session'
import type { ReadonlyAppStore } from './state'

/** `window.poolscope`: the page for scripts, CI and tests. Rejections name the setting at fault. */
export interface Automation {
  readonly version: string
  readonly defaults: Settings
  readonly run: (settings?: Partial<Settings>, options?: RunRequest) => Promise<Report>
  readonly update: (settings: Partial<Settings>) => Promise<void>
  readonly startCold: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly snapshot: () => Snapshot | null
  /** Measures what recording costs, with the page's settings where none are given; in 1 to 600 `seconds` when so told. */
  readonly measureInstrument: (
    settings?: Partial<Settings>,
    options?: MeasuringRequest,
  ) => Promise<InstrumentCost>
  /**
   * Measures one setting over a list, `{ workers: [1, 2, 4] }`, in `seconds` at the most (13 a value unless said) or
   * until half of each interval is `within` 0.05 of its figure.
   */
  readonly sweep: (
    request: { readonly [K in SweptKey]?: readonly number[] },
    settings?: Partial<Settings>,
    options?: SweepRequestOptions,
  ) => Promise<SweepResult>
  /**
   * Measures a function directly, in slices and through pools, and says whether it should go to workers; some 20 s.
   * Rejects while anything else goes on, and when somebody starts a run: they would measure one another.
   */
  readonly judge: Judge
}

declare global {
  interface Window {
    poolscope: Automation
  }
}

export interface AutomationParts {
  readonly session: Session
  readonly store: ReadonlyAppStore
  readonly sweeps: Pick<SweepRunner, 'start' | 'pause'>
  readonly experiments: Pick<ExperimentRunner, 'stop'>
  readonly version: string
}

export const createAutomation = ({
  session,
  store,
  sweeps,
  experiments,
  version,
}: AutomationParts): Automation => ({
  version,
  defaults: DEFAULTS,
  run: async (settings, options) => {
    requireNone(experimentGoesOn(store.getState()))
    return session.run(settings, options)
  },
  update: session.update,
  startCold: session.startCold,
  stop: async () => {
    // First what would begin another run when one ends.
    await Promise.all([experiments.stop(), sweeps.pause()])
    await session.stop()
  },
  snapshot: () => store.getState().snapshot,
  measureInstrument: session.measureInstrument,
  sweep: sweeps.start,
  judge: session.judge,
})
