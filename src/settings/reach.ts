import { SETTING_KEYS, type Settings, settingRow } from '../domain/settings'
import { SettingsError } from './error'

/** Settings that only the next run can follow. */
const NEXT_RUN_KEYS = SETTING_KEYS.filter((key) => settingRow(key).effect === 'next-run')

/** `wanted`, save for settings that a run cannot change: those stay as the run has them. */
export const reachableFrom = (running: Settings, wanted: Settings): Settings => ({
  ...wanted,
  ...Object.fromEntries(NEXT_RUN_KEYS.map((key) => [key, running[key]])),
})

/** @throws {SettingsError} naming the first setting that differs and that a run cannot change */
export const requireReachable = (running: Settings, wanted: Settings): void => {
  const stuck = NEXT_RUN_KEYS.find((key) => running[key] !== wanted[key])
  if (stuck) throw new SettingsError(stuck, `${stuck} cannot change during a run: stop it first`)
}
