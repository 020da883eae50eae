import type { Settings } from '../../../domain/settings/settings'
import { errorMessage } from '../../../domain/wording/error-message'
import { requireTransport } from '../../../pool/index'
import { SettingsError } from '../../../settings/error'

/**
 * Asks for the transport before the run has cost anything: the pool itself is made only after calibration, which may
 * take seconds.
 * @throws {SettingsError} when the transport cannot be used on this thread
 */
export const requireUsableTransport = ({ transport }: Pick<Settings, 'transport'>): void => {
  try {
    requireTransport(transport)
  } catch (error) {
    throw new SettingsError('transport', `transport: ${errorMessage(error)}`)
  }
}
