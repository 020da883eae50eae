import { errorMessage } from '../domain/error-message'
import type { InstrumentCost } from '../domain/instrument-cost'
import type { LabControls } from '../domain/ports'
import type { Settings } from '../domain/settings'
import type { AppStore } from './state'

/** Measuring the instrument, as the session does it: one at a time, and it can be stopped. */
export interface Measuring {
  readonly goesOn: () => boolean
  readonly measure: (settings: Settings, signal?: AbortSignal) => Promise<InstrumentCost>
  /** Resolves when nothing is being measured any more. */
  readonly stop: () => Promise<void>
}

export const createMeasuring = (lab: LabControls, store: AppStore): Measuring => {
  let active: { readonly controller: AbortController; readonly cost: Promise<InstrumentCost> } | null = null

  const measure: Measuring['measure'] = async (settings, signal) => {
    if (active) throw new Error('The instrument is being measured already: wait until that is done.')
    const before = store.getState().instrument
    const controller = new AbortController()
    const onAbort = () => controller.abort(signal?.reason)
    signal?.addEventListener('abort', onAbort, { once: true })
    store.setState({ instrument: { kind: 'measuring', fraction: 0 } })
    const cost = lab.measureInstrument(settings, {
      signal: controller.signal,
      onProgress: (fraction) => {
        // One that comes late must not bring back what is over.
        if (active?.controller === controller) store.setState({ instrument: { kind: 'measuring', fraction } })
      },
    })
    active = { controller, cost }
    try {
      const found = await cost
      store.setState({ instrument: { kind: 'done', cost: found } })
      return found
    } catch (error) {
      // Stopped on request: what was known before still is.
      const instrument = controller.signal.aborted
        ? before
        : ({ kind: 'failed', message: errorMessage(error) } as const)
      store.setState({ instrument })
      throw error
    } finally {
      active = null
      signal?.removeEventListener('abort', onAbort)
    }
  }

  return {
    goesOn: () => active !== null,
    measure,
    stop: async () => {
      if (!active) return
      const { controller, cost } = active
      controller.abort(new Error('Measuring the instrument was stopped.'))
      await cost.catch(() => undefined)
    },
  }
}
