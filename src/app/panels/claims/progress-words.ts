import type { ExperimentProgress } from '../../../domain/experiments/experiment'
import { capital } from '../../../domain/text'

/** @param runMs how long the run of this step has been going on */
export const experimentText = (
  { step, steps, label, secondsLeft }: ExperimentProgress,
  runMs: number,
): string => {
  const left = `about ${Math.max(1, Math.ceil(secondsLeft - runMs / 1000))} s left`
  const what = step === 0 ? capital(label) : `Run ${step} of ${steps}: ${label}`
  return `${what} · ${left}`
}

/** @param runFraction of the run of this step, 0 to 1; null when unknown */
export const experimentShare = ({ step, steps }: ExperimentProgress, runFraction: number | null): number =>
  step === 0 ? 0 : (step - 1 + (runFraction ?? 0)) / steps
