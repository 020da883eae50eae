import { areSameSettings, type Settings } from '../../domain/settings/settings'
import type { Session } from '../session'
import type { ReadonlyAppStore } from '../state'

/** Somebody wanted something else than what runs by itself. The message says what. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/** The page's settings while something runs by itself under others. */
export interface SettingsHeld {
  /** Its next run sets these. */
  readonly expect: (settings: Settings) => void
  /** It is over. Whoever changed a setting meanwhile keeps what they chose; else the controls show again what they did. */
  readonly giveBack: () => void
}

/** @param onTakenOver somebody changed a setting: told at once, and again at each further change */
export const holdSettings = (
  session: Pick<Session, 'change'>,
  store: ReadonlyAppStore,
  onTakenOver: () => void,
): SettingsHeld => {
  const { settings: before } = store.getState()
  let expected = before
  let isTakenOver = false
  const unsubscribe = store.subscribe(({ settings }, last) => {
    if (settings === last.settings || areSameSettings(settings, expected)) return
    isTakenOver = true
    onTakenOver()
  })
  return {
    expect: (settings) => {
      expected = settings
    },
    giveBack: () => {
      unsubscribe()
      if (!isTakenOver) session.change(before)
    },
  }
}
