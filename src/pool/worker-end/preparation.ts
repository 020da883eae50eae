import { packThrown } from '../transports/thrown/pack.js'
import type { Thrown } from '../transports/thrown/thrown.js'
import type { InitFailed } from '../transports/wire/wire.js'

const UNSENDABLE: Thrown = { value: 'something that cannot be sent', places: [], errors: [] }

/**
 * What takes the pool's init data, once: runs `init`, and says how it ended.
 * @param init what the worker prepares itself with; a worker without has nothing to take
 */
export const preparation = (
  init: ((data: unknown) => unknown) | undefined,
  onReady: () => void,
  onFailed: (failed: InitFailed) => void,
): ((data: unknown) => void) => {
  let isTaken = false
  return async (data) => {
    if (!init || isTaken) return
    isTaken = true
    try {
      await init(data)
    } catch (error) {
      onFailed({ pool: 'init-failed', thrown: packThrown(error) ?? UNSENDABLE })
      return
    }
    onReady()
  }
}
