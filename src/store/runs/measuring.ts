import { GOES_ON } from '../../domain/experiments/exclusivity'
import type { InstrumentCost } from '../../domain/experiments/instrument-cost'
import type { LabControls, MeasuringOptions } from '../../domain/ports'
import type { Settings } from '../../domain/settings/settings'
import { errorMessage } from '../../domain/wording/error-message'
import { SettingsError } from '../../settings/error'
import { shown } from '../../settings/shown'
import type { InstrumentSlice, OwnerOf } from '../state'

/** What whoever asks for it may say of it. */
export type MeasuringRequest = Omit<MeasuringOptions, 'onProgress'>

/** Measuring the instrument, as the session does it: one at a time, and it can be stopped. */
export interface Measuring {
  readonly measure: (settings: Settings, options: MeasuringRequest) => Promise<InstrumentCost>
  /** Resolves when nothing is being measured any more. */
  readonly stop: () => Promise<void>
}

const LONGEST_S = 600

/** @throws {SettingsError} when it is not 1 to 600 s */
export const requireMeasuringTime = (seconds: unknown): void => {
  if (seconds === undefined || (typeof seconds === 'number' && seconds >= 1 && seconds <= LONGEST_S)) return
  throw new SettingsError('seconds', `seconds must be from 1 to ${LONGEST_S}, not ${shown(seconds)}`)
}

export const createMeasuring = (lab: LabControls, store: OwnerOf<InstrumentSlice>): Measuring => {
  let active: { readonly controller: AbortController; readonly cost: Promise<InstrumentCost> } | null = null

  const measure: Measuring['measure'] = async (settings, { signal, ...options }) => {
    if (active) throw new Error(GOES_ON.measuring)
    const before = store.getState().instrument
    const controller = new AbortController()
    const onAbort = () => controller.abort(signal?.reason)
    signal?.addEventListener('abort', onAbort, { once: true })
    store.setState({ instrument: { kind: 'measuring', fraction: 0 } })
    const cost = lab.measureInstrument(settings, {
      ...options,
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
    measure,
    stop: async () => {
      if (!active) return
      const { controller, cost } = active
      controller.abort(new Error('Measuring the instrument was stopped.'))
      await cost.catch(() => undefined)
    },
  }
}
