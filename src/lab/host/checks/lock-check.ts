import type { Settings } from '../../../domain/settings/settings'
import { SettingsError } from '../../../settings/error'

/**
 * Asks for the lock's memory before the run has cost anything.
 * @throws {SettingsError} when threads cannot share memory here
 */
export const requireUsableLock = (
  { lock }: Pick<Settings, 'lock'>,
  { crossOriginIsolated }: { readonly crossOriginIsolated: boolean },
): void => {
  if (lock === 'none') return
  if (crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined') return
  throw new SettingsError(
    'lock',
    'lock: workers can hold one lock only in memory that they share, and SharedArrayBuffer is missing here. Serve the page cross-origin isolated (COOP "same-origin" and COEP "require-corp"), or take the lock "none".',
  )
}
