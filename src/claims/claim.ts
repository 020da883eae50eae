import type {
  Experiment,
  ExperimentStep,
  Finding,
  FoundFigure,
  FoundUnit,
  Machine,
  Measured,
  Verdict,
} from '../domain/experiments/experiment'
import type { RepeatedEstimate } from './judging/repeats'
import { unsoundness } from './judging/soundness'

/** What a judge says of sound runs. */
export interface ClaimJudgement extends Finding {
  readonly verdict: Verdict
}

/** A claim of the 2016 thread as an experiment. */
export interface Claim extends Experiment {
  /** As the tour and the reports count them, from 1. */
  readonly number: number
  readonly conclude: (measured: readonly Measured[]) => ClaimJudgement
}

export const cannotBeTold = (reason: string, figures: readonly FoundFigure[] = []): ClaimJudgement => ({
  verdict: 'unknown',
  sentence: reason,
  figures,
})

/** Start of the workers and calibration, s: on a slow machine of two cores. */
const OVERHEAD_SECONDS = 0.8

export const step = (
  arm: string,
  label: string,
  settings: ExperimentStep['settings'] & { readonly seconds: number },
): ExperimentStep => ({ arm, label, settings, expectedSeconds: settings.seconds + OVERHEAD_SECONDS })

/** The arms in turn, so many times: A B A B … */
export const inTurn = (repeats: number, arms: readonly ExperimentStep[]): readonly ExperimentStep[] =>
  Array.from({ length: repeats }, () => arms).flat()

export const found = (
  id: string,
  label: string,
  unit: FoundUnit,
  estimate: RepeatedEstimate,
): FoundFigure => ({
  id,
  label,
  unit,
  value: estimate.value,
  range: { low: estimate.low, high: estimate.high },
})

interface Row {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly expects: string
  readonly steps: (machine: Machine) => readonly ExperimentStep[]
  readonly judge: (measured: readonly Measured[]) => ClaimJudgement
}

/** A claim is judged only by runs that can be trusted. */
export const claim = ({ judge, ...row }: Row): Claim => ({
  ...row,
  conclude: (measured) => {
    const unsound = unsoundness(measured)
    return unsound === null ? judge(measured) : cannotBeTold(unsound)
  },
})
