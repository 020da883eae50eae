import type { Settings } from '../../../domain/settings/settings'
import { SettingsError } from '../../../settings/error'

/** @throws {SettingsError} when calls are to carry memory that this thread cannot share */
export const requireUsablePayload = ({
  payloadKb,
  payloadKind,
}: Pick<Settings, 'payloadKb' | 'payloadKind'>): void => {
  if (payloadKb === 0 || payloadKind !== 'shared' || typeof SharedArrayBuffer !== 'undefined') return
  throw new SettingsError(
    'payloadKind',
    'payloadKind: this page is not cross-origin isolated, and so has no shared memory: copy, or hand over',
  )
}
