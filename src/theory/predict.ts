import type { NoPrediction, Prediction } from '../domain/figures/expected/theory'
import type { Settings } from '../domain/settings/settings'
import { noModel } from '../models/no-model'
import type { TheoryEvidence } from './evidence'
import { predictBurst } from './predict-burst'
import { predictClosed } from './predict-closed'
import { predictOpen } from './predict-open'

/** Why no model is of such a run at all; null where one may be. */
const obstacleOf = ({
  nesting,
  lock,
  backgroundRate,
  backgroundPool,
  recording,
}: Settings): string | null => {
  if (recording !== 'full') return 'the times of calls are not recorded'
  if (nesting > 1) return 'calls that call back into their own pool hold places that others wait for'
  if (lock !== 'none') return 'a global lock serves one call at a time, whatever the workers'
  if (backgroundRate > 0 && backgroundPool === 'shared') return 'other traffic shares the pool'
  return null
}

/** What theory expects of a run; nothing, with a reason, where no model is of it. */
export const predict = (evidence: TheoryEvidence): Prediction | NoPrediction => {
  const { settings, workers } = evidence
  const obstacle = obstacleOf(settings)
  if (obstacle !== null) return noModel(obstacle)
  if (workers < 1) return noModel('no worker is ready')
  switch (settings.mode) {
    case 'open':
      return predictOpen(evidence)
    case 'closed':
      return predictClosed(evidence)
    case 'burst':
      return predictBurst(evidence)
    default:
      return settings.mode satisfies never
  }
}
