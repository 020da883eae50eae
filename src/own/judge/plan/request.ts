import { type JudgeRequest, OWN_LIMIT_MS } from '../../../domain/own/own'
import { DEFAULTS, type Settings } from '../../../domain/settings/settings'
import { formatWhole } from '../../../domain/text'
import { requireSettings } from '../../../settings/validate'
import type { StageDemand } from '../../stage/protocol'

/** What is asked, checked and complete. */
export interface Asked {
  readonly code: string
  readonly demand: StageDemand
  /** Why calls come one at a time though nobody asked for that: no rate was given, or one that is too low. */
  readonly oneByOne: 'no-rate' | 'rare' | null
  /** A pool that is measured beside those that fit; null where none was asked for. */
  readonly workers: number | null
  readonly settings: Settings
  readonly callLimitMs: number
}

/** Rarer calls come one at a time: in a time that anybody waits, too few would come. */
const RAREST_PER_SECOND = 2
const MOST_PER_SECOND = 1_000_000
const MOST_IN_A_BURST = 100_000

const oneByOneOf = ({ callsPerSecond, burst }: JudgeRequest): Asked['oneByOne'] => {
  if (callsPerSecond !== undefined) return callsPerSecond < RAREST_PER_SECOND ? 'rare' : null
  return burst === undefined ? 'no-rate' : null
}

const KEYS = ['code', 'callsPerSecond', 'burst', 'settings']

const isBetween = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value > least && value <= most

const demandOf = ({ callsPerSecond, burst }: JudgeRequest, { arrivals }: Settings): StageDemand => {
  if (callsPerSecond !== undefined && burst !== undefined)
    throw new RangeError('Give callsPerSecond or burst, not both: calls come at a rate, or at once.')
  if (callsPerSecond !== undefined && !isBetween(callsPerSecond, 0, MOST_PER_SECOND))
    throw new RangeError(`callsPerSecond must be more than 0 and at most ${formatWhole(MOST_PER_SECOND)}.`)
  if (burst !== undefined && !(isBetween(burst, 0, MOST_IN_A_BURST) && Number.isInteger(burst)))
    throw new RangeError(`burst must be a whole number from 1 to ${formatWhole(MOST_IN_A_BURST)}.`)
  if (callsPerSecond === undefined || callsPerSecond < RAREST_PER_SECOND)
    return { kind: 'burst', calls: burst ?? 1 }
  return { kind: 'rate', perSecond: callsPerSecond, arrivals }
}

/** @throws {RangeError} naming what is wrong with the request; {SettingsError} naming a setting */
export const requireRequest = (request: unknown): Asked => {
  if (typeof request !== 'object' || request === null)
    throw new RangeError('Give an object with the code of the function: judge({ code, callsPerSecond }).')
  const unknownKey = Object.keys(request).find((key) => !KEYS.includes(key))
  if (unknownKey !== undefined)
    throw new RangeError(`judge() knows no ${unknownKey}; it takes ${KEYS.join(', ')}.`)
  const given = request as JudgeRequest
  if (typeof given.code !== 'string') throw new RangeError('code must be the text of a module.')
  const patch = given.settings ?? {}
  // Calls come evenly unless told otherwise: all ways then meet the same.
  const settings = requireSettings(patch, { ...DEFAULTS, arrivals: 'constant' })
  return {
    code: given.code,
    demand: demandOf(given, settings),
    oneByOne: oneByOneOf(given),
    workers: Object.hasOwn(patch, 'workers') ? settings.workers : null,
    settings,
    callLimitMs: settings.timeoutMs === 0 ? OWN_LIMIT_MS : settings.timeoutMs,
  }
}
