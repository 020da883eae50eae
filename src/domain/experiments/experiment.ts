import type { Report } from '../report'
import type { Settings } from '../settings/settings'

/** What an experiment may know of the machine before it starts. */
export interface Machine {
  /** Logical cores, or null where the browser does not say. */
  readonly cores: number | null
}

/** One run of an experiment. */
export interface ExperimentStep {
  /** The side of the comparison that the run belongs to; runs of one arm are repeats of each other. */
  readonly arm: string
  /** For people: "16 callers". */
  readonly label: string
  /** Over the defaults. */
  readonly settings: Partial<Settings>
  /** How long the run takes, start and calibration included: for the time left only. */
  readonly expectedSeconds: number
}

export interface Measured {
  readonly arm: string
  readonly label: string
  readonly report: Report
}

export type Verdict = 'holds' | 'fails' | 'unknown'
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'holds here',
  fails: 'does not hold here',
  unknown: 'cannot be told',
}

export type FoundUnit = 'µs' | 'calls/s' | '×' | 'workers' | 'calls' | 'share'

/** A figure that an experiment ends with. */
export interface FoundFigure {
  readonly id: string
  readonly label: string
  readonly unit: FoundUnit
  readonly value: number
  /** 95 % interval over the repeats; null where there is none to give. */
  readonly range: { readonly low: number; readonly high: number } | null
}

export interface Finding {
  /** null where nothing was claimed, only measured. */
  readonly verdict: Verdict | null
  /** What was found, in one sentence. */
  readonly sentence: string
  readonly figures: readonly FoundFigure[]
}

/** Several runs, and what is concluded from them. */
export interface Experiment {
  readonly id: string
  readonly title: string
  /** What it expects to see, said before it starts. */
  readonly expects: string
  /** In the order they are run: arms take turns, so that a machine that slows down slows all of them. */
  readonly steps: (machine: Machine) => readonly ExperimentStep[]
  /** @param measured one for each step, in order */
  readonly conclude: (measured: readonly Measured[]) => Finding
}

/** The experiment that goes on. */
export interface ExperimentProgress {
  readonly id: string
  readonly title: string
  /** From 1; 0 while a run that went on before is being stopped. */
  readonly step: number
  readonly steps: number
  readonly label: string
  readonly secondsLeft: number
}

/** What is kept of each run. */
export interface RunSummary {
  readonly arm: string
  readonly label: string
  readonly settings: Partial<Settings>
  readonly completed: number
  readonly meanCallUs: number | null
  readonly callsPerSecond: number | null
  readonly directCallUs: number
}

interface Ended {
  readonly title: string
  /** When it ended, ISO 8601. */
  readonly at: string
  readonly runs: readonly RunSummary[]
}
/** How an experiment ended. */
export type ExperimentOutcome =
  | (Ended & { readonly kind: 'found'; readonly finding: Finding })
  /** Somebody ended it, or took over. */
  | (Ended & { readonly kind: 'interrupted'; readonly steps: number; readonly reason: string })
  /** A run could not be made. */
  | (Ended & { readonly kind: 'failed'; readonly steps: number; readonly reason: string })

export type Outcomes = Readonly<Partial<Record<string, ExperimentOutcome>>>
