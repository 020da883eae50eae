import { errorMessage } from '../../domain/error-message'
import type { Settings } from '../../domain/settings'
import { requireLane } from '../../pool/index'
import { SettingsError } from '../../settings/error'

/**
 * Asks for the lane before the run has cost anything: the pool itself is made only after calibration, which may
 * take seconds.
 * @throws {SettingsError} when the lane cannot be used on this thread
 */
export const requireUsableLane = ({ lane }: Pick<Settings, 'lane'>): void => {
  try {
    requireLane(lane)
  } catch (error) {
    throw new SettingsError('lane', `lane: ${errorMessage(error)}`)
  }
}
