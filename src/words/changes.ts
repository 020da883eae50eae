import { type SettingKey, type Settings, settingRow } from '../domain/settings/settings'
import { formatWhole, several } from '../domain/text'
import { about } from './phrases'

/** A change of settings in words, "raise Workers to 8", and as it is made. */
export interface Change {
  readonly words: string
  readonly patch: Partial<Settings>
}

/** Whether a setting can have a value that it does not have yet. */
const canBe = <K extends SettingKey>(settings: Settings, key: K, value: Settings[K]): boolean => {
  const row = settingRow(key)
  if (settings[key] === value) return false
  // What a plan multiplies by is over soon: no advice on demand would hold.
  if (key === 'demand' && settings.plan !== '') return false
  if (row.kind !== 'number') return true
  return typeof value !== 'number' || (value >= row.min && value <= row.max)
}

const change = <K extends SettingKey>(
  settings: Settings,
  key: K,
  value: Settings[K],
  words: string,
): Change | null => (canBe(settings, key, value) ? { words, patch: { [key]: value } } : null)

/** "set Workers to 8"; null where that is more than there can be, or no more than there are. */
export const moreWorkers = (settings: Settings, workers: number): Change | null =>
  workers > settings.workers
    ? change(settings, 'workers', workers, `add ${several(workers - settings.workers, 'worker')}`)
    : null

export const fewerWorkers = (settings: Settings, workers: number): Change | null =>
  workers < settings.workers
    ? change(settings, 'workers', workers, `set Workers to ${formatWhole(workers)}`)
    : null

/** Two digits, downwards: what is advised lies on the safe side. */
const roundedDown = (value: number): number => {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Math.floor(value / step + 1e-9) * step
}

/** Less demand, so that no more than so many calls a second come: by Demand if that can be, else by the base rate. */
export const lessRate = (settings: Settings, perSecond: number): Change | null => {
  const { demand, ratePerSecond } = settings
  const most = Math.floor(perSecond / ratePerSecond)
  if (most >= demand) return null
  if (most >= 1)
    return change(
      settings,
      'demand',
      most,
      `lower Demand to × ${formatWhole(most)}, ${about(most * ratePerSecond)} calls/s`,
    )
  if (!(perSecond > 0)) return null
  const rate = Number(roundedDown(perSecond / demand).toPrecision(2))
  return change(settings, 'ratePerSecond', rate, `lower Base rate to ${about(rate)} calls/s`)
}

/** More demand, so that at least so many calls a second come. */
export const moreRate = (settings: Settings, perSecond: number): Change | null => {
  const least = Math.floor(perSecond / settings.ratePerSecond) + 1
  if (least <= settings.demand) return null
  return change(
    settings,
    'demand',
    least,
    `raise Demand to × ${formatWhole(least)}, ${about(least * settings.ratePerSecond)} calls/s`,
  )
}

/** "lower Demand to 4" */
export const demandOf = (settings: Settings, demand: number): Change | null =>
  change(
    settings,
    'demand',
    demand,
    `${demand < settings.demand ? 'lower' : 'raise'} Demand to ${formatWhole(demand)}`,
  )

const TIME_LIMITS = [1, 2, 5] as const

/** The next round number: 1, 2, 5, 10, 20, … */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return (TIME_LIMITS.find((digit) => digit * power >= value) ?? 10) * power
}

/** A time limit of at least so many ms. */
export const longerLimit = (settings: Settings, ms: number): Change | null => {
  const limit = roundUp(ms)
  return limit > settings.timeoutMs
    ? change(settings, 'timeoutMs', limit, `raise Time limit to ${formatWhole(limit)} ms`)
    : null
}

export const longerQueue = (settings: Settings, calls: number): Change | null =>
  calls > settings.queueLimit
    ? change(settings, 'queueLimit', calls, `raise Queue limit to ${formatWhole(calls)}`)
    : null

export const choose = <K extends SettingKey>(
  settings: Settings,
  key: K,
  value: Settings[K],
  words: string,
): Change | null => change(settings, key, value, words)

/** "add 2 workers, or lower Demand to × 3" of the changes that can be made; no words where none can. */
export const orChanges = (
  changes: readonly (Change | null)[],
): { readonly words: string; readonly patches: readonly Partial<Settings>[] } => {
  const possible = changes.filter((one) => one !== null)
  return {
    words: possible.map(({ words }) => words).join(', or '),
    patches: possible.map(({ patch }) => patch),
  }
}
