import { SETTING_KEYS, type Settings, settingRow } from '../domain/settings/settings'
import { SettingsError } from './error'

/** Settings that only the next run can follow. */
const NEXT_RUN_KEYS = SETTING_KEYS.filter((key) => settingRow(key).effect === 'next-run')

/** Workers of an own function run nothing else, and no others run it. */
const isOtherThread = (running: Settings, wanted: Settings): boolean =>
  (running.workload === 'own') !== (wanted.workload === 'own')

/** `wanted`, save for settings that a run cannot change: those stay as the run has them. */
export const reachableFrom = (running: Settings, wanted: Settings): Settings => ({
  ...wanted,
  ...(isOtherThread(running, wanted) ? { workload: running.workload } : {}),
  ...Object.fromEntries(NEXT_RUN_KEYS.map((key) => [key, running[key]])),
})

/** @throws {SettingsError} naming the first setting that differs and that a run cannot change */
export const requireReachable = (running: Settings, wanted: Settings): void => {
  const stuck = NEXT_RUN_KEYS.find((key) => running[key] !== wanted[key])
  if (stuck) throw new SettingsError(stuck, `${stuck} cannot change during a run: stop it first`)
  if (isOtherThread(running, wanted))
    throw new SettingsError(
      'workload',
      'workload cannot change to own, or from it, during a run: stop it first',
    )
}
