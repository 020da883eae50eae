import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ExperimentProgress, Outcomes } from '../domain/experiments/experiment'
import type { InstrumentCost } from '../domain/experiments/instrument-cost'
import type { Report } from '../domain/report'
import type { Settings } from '../domain/settings/settings'
import type { Snapshot } from '../domain/snapshot'
import type { SweepProgress, SweepSoFar } from '../sweep/engine/engine'
import type { SweepOrder } from '../sweep/order'
import type { SweepResult } from '../sweep/result'
import type { Story } from './runs/storyteller'

export type Activity = 'idle' | 'introduction' | 'running' | 'stopping'

/** What is known of what recording costs. */
export type InstrumentState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'measuring'; readonly fraction: number }
  | { readonly kind: 'done'; readonly cost: InstrumentCost }
  | { readonly kind: 'failed'; readonly message: string }

/** What is known of a sweep. */
export type SweepState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly soFar: SweepSoFar; readonly progress: SweepProgress | null }
  /** It can be gone on with. */
  | { readonly kind: 'paused'; readonly soFar: SweepSoFar; readonly reason: string }
  | { readonly kind: 'done'; readonly order: SweepOrder; readonly result: SweepResult }
  | { readonly kind: 'failed'; readonly message: string }

export interface Notice {
  readonly id: number
  readonly tone: 'info' | 'warning' | 'error'
  readonly text: string
}

/** Of runs. Its owner is the session. */
export interface RunSlice {
  /** What the controls show; a run that goes on may still have older values of `next-run` settings. */
  readonly settings: Settings
  /** The module of the function that the workload `own` runs; null while there is none. Never part of the settings. */
  readonly code: string | null
  readonly activity: Activity
  /** The latest of the current run, or the last one of the run before. */
  readonly snapshot: Snapshot | null
  /** Of the last run that ended; null while one goes on. */
  readonly report: Report | null
  readonly notices: readonly Notice[]
  /** Of the introduction; null before it, and once anything else has been run. */
  readonly story: Story | null
}

/** Of the instrument itself. Its owner is `measuring`. */
export interface InstrumentSlice {
  readonly instrument: InstrumentState
}

/** Of verdicts on functions. Its owner is `function-judge`. */
export interface JudgeSlice {
  /** Whether a function is being measured, whoever asked for it. */
  readonly isJudging: boolean
}

/** Of experiments. Its owner is their runner. */
export interface ExperimentSlice {
  /** Null while none goes on. */
  readonly experiment: ExperimentProgress | null
  /** How each experiment ended last, by its id. */
  readonly outcomes: Outcomes
}

/** Of sweeps. Its owner is their runner, which says in `experiment` that the page is taken. */
export interface SweepSlice {
  readonly sweep: SweepState
}

/** All the page shows. */
export interface AppState extends RunSlice, InstrumentSlice, JudgeSlice, ExperimentSlice, SweepSlice {}

export type AppStore = StoreApi<AppState>
/** The store as its readers get it. */
export type ReadonlyAppStore = Pick<AppStore, 'getState' | 'getInitialState' | 'subscribe'>
/** The store as the owner of a slice gets it: it reads all, and writes what is its own. */
export interface OwnerOf<Slice> extends ReadonlyAppStore {
  readonly setState: (change: Partial<Slice> | ((state: AppState) => Partial<Slice>)) => void
}

export const createAppStore = (settings: Settings): AppStore =>
  createStore<AppState>()(() => ({
    settings,
    code: null,
    activity: 'idle',
    snapshot: null,
    report: null,
    notices: [],
    story: null,
    instrument: { kind: 'idle' },
    isJudging: false,
    experiment: null,
    outcomes: {},
    sweep: { kind: 'idle' },
  }))
