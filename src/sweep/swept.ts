import type { SettingKey, Settings } from '../domain/settings/settings'
import { formatExact } from '../domain/text'

/** What a sweep can go through; one row each. */
interface SweptRow {
  /** "3 workers", "1 worker"; of other settings the unit does. */
  readonly one: string
  readonly many: string
  /** What the runs have, whatever was asked for: else they would measure something else. @param most greatest value */
  readonly held: (settings: Settings, most: number) => Partial<Settings>
}

/** So many callers a worker keep all of them busy. */
const CALLERS_A_WORKER = 2
const MOST_CALLERS = 256

const saturating = ({ demand }: Settings, calls: number): Partial<Settings> => ({
  mode: 'closed',
  demand: Math.min(MOST_CALLERS, Math.max(demand, CALLERS_A_WORKER * calls)),
})

const SWEPT = {
  workers: { one: 'worker', many: 'workers', held: (settings, most) => saturating(settings, most) },
  demand: { one: 'caller', many: 'callers', held: () => ({ mode: 'closed' }) },
  ratePerSecond: { one: 'call/s', many: 'calls/s', held: () => ({ mode: 'open', demand: 1 }) },
  batch: {
    one: 'call a message',
    many: 'calls a message',
    held: (settings, most) => saturating(settings, settings.workers * most),
  },
  serviceUs: {
    one: 'µs',
    many: 'µs',
    held: (settings) => saturating(settings, settings.workers),
  },
  payloadKb: {
    one: 'kB',
    many: 'kB',
    held: (settings) => saturating(settings, settings.workers),
  },
} as const satisfies Partial<Readonly<Record<SettingKey, SweptRow>>>

export type SweptKey = keyof typeof SWEPT
export const SWEPT_KEYS = Object.keys(SWEPT) as readonly SweptKey[]
export const isSweptKey = (key: string): key is SweptKey => Object.hasOwn(SWEPT, key)
export const sweptRow = (key: SweptKey): SweptRow => SWEPT[key]

/** "3 workers", "1 worker", "400 calls/s" */
export const valueWords = (key: SweptKey, value: number): string => {
  const { one, many } = sweptRow(key)
  return `${formatExact(value)} ${value === 1 ? one : many}`
}
