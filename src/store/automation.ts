import type { InstrumentCost } from '../domain/instrument-cost'
import type { Report } from '../domain/report'
import { DEFAULTS, type Settings } from '../domain/settings'
import type { Snapshot } from '../domain/snapshot'
import type { MeasuringRequest } from './measuring'
import type { Session } from './session'
import type { ReadonlyAppStore } from './state'

/** `window.poolscope`: the page for scripts, CI and tests. Rejections name the setting at fault. */
export interface Automation {
  readonly version: string
  readonly defaults: Settings
  readonly run: (settings?: Partial<Settings>, options?: { readonly signal?: AbortSignal }) => Promise<Report>
  readonly update: (settings: Partial<Settings>) => Promise<void>
  readonly startCold: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly snapshot: () => Snapshot | null
  /** Measures what recording costs, with the page's settings where none are given; in 1 to 600 `seconds` when so told. */
  readonly measureInstrument: (
    settings?: Partial<Settings>,
    options?: MeasuringRequest,
  ) => Promise<InstrumentCost>
}

declare global {
  interface Window {
    poolscope: Automation
  }
}

export const createAutomation = (session: Session, store: ReadonlyAppStore, version: string): Automation => ({
  version,
  defaults: DEFAULTS,
  run: session.run,
  update: session.update,
  startCold: session.startCold,
  stop: session.stop,
  snapshot: () => store.getState().snapshot,
  measureInstrument: session.measureInstrument,
})
