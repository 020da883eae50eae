import { DEFAULTS, type Settings } from '../domain/settings/settings'
import { formatExact } from '../domain/text'
import { SettingsError } from '../settings/error'
import { shown } from '../settings/shown'
import { requireSettings } from '../settings/validate'
import { isSweptKey, SWEPT_KEYS, type SweptKey, sweptRow } from './swept'

/** How long a sweep may take, and how narrow its intervals are to be. */
export interface SweepOptions {
  /** At most, s; 13 s a value unless said, at least 40 s. */
  readonly seconds?: number
  /** Half of each interval as a share of its figure, at most; 0.05 unless said. */
  readonly within?: number
  /** The module of a function of one’s own, where `workload` is `own`. */
  readonly code?: string
}

/** A sweep as it is to be run: everything is checked. */
export interface SweepOrder {
  readonly key: SweptKey
  /** Ascending, no two alike, at least two. */
  readonly values: readonly number[]
  /** Of every run, but for the value. */
  readonly settings: Settings
  readonly seconds: number
  readonly within: number
  /** Length of one measurement, s. */
  readonly visitSeconds: number
  readonly seed: number
  /** Of a function of one’s own; null where the page’s is meant, or none. */
  readonly code: string | null
  /** What was set otherwise than its runs have it, as a sentence; null where nothing was. */
  readonly heldNote: string | null
}

const MOST_VALUES = 24
const SECONDS_A_VALUE = 13
const LEAST_SECONDS = 40
const MOST_SECONDS = 3600
/** A measurement takes this long, or so many calls one after another. */
const LEAST_VISIT_S = 1.25
const CALLS_A_VISIT = 25
const MOST_VISIT_S = 20

/** One measurement of calls that take so long, s. */
export const visitSecondsFor = (us: number): number =>
  Math.min(MOST_VISIT_S, Math.max(LEAST_VISIT_S, (CALLS_A_VISIT * us) / 1e6))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fail = (setting: string, message: string): never => {
  throw new SettingsError(setting, message)
}

const OPTIONS = ['seconds', 'within', 'code', 'signal']

/** @throws {SettingsError} where they are no object, or have a name that is no option, or a signal that is none */
export const requireSweepOptions = <O extends SweepOptions & { readonly signal?: AbortSignal }>(
  given: O,
): O => {
  const wanted = `options must be an object with ${OPTIONS.join(', ')}`
  if (!isObject(given)) return fail('options', `${wanted}, not ${shown(given)}`)
  const stranger = Object.keys(given).find((name) => !OPTIONS.includes(name))
  if (stranger !== undefined) return fail(stranger, `${wanted}: ${stranger} is none of them`)
  const { signal } = given as { readonly signal?: unknown }
  return signal === undefined || signal instanceof AbortSignal
    ? given
    : fail('signal', `signal must be an AbortSignal, not ${shown(signal)}`)
}

/** What is swept, from `{ workers: [1, 2, 4] }`. */
const requireKey = (request: unknown): readonly [SweptKey, readonly unknown[]] => {
  const wanted = `a sweep must be asked for as { workers: [1, 2, 4] }, with one of ${SWEPT_KEYS.join(', ')}`
  if (!isObject(request)) return fail('sweep', `${wanted}, not ${shown(request)}`)
  const [[key, list] = ['', null], ...others] = Object.entries(request)
  if (others.length > 0)
    return fail('sweep', `${wanted}; one setting at a time, not ${Object.keys(request).join(' and ')}`)
  if (!isSweptKey(key)) return fail(key || 'sweep', `${wanted}, not ${key === '' ? 'nothing' : key}`)
  return Array.isArray(list) ? [key, list] : fail(key, `${key} must be a list of numbers, not ${shown(list)}`)
}

const requireValues = (key: SweptKey, list: readonly unknown[]): readonly number[] => {
  if (list.length > MOST_VALUES)
    return fail(key, `${key} must be a list of ${MOST_VALUES} values at most, not ${list.length}`)
  const values = list.map((value) => {
    if (typeof value !== 'number')
      return fail(key, `${key} must be a list of numbers, not of ${shown(value)}`)
    requireSettings({ [key]: value })
    return value
  })
  const different = [...new Set(values)].sort((a, b) => a - b)
  if (different.length < 2)
    return fail(
      key,
      `${key} must have two different values at least: there is nothing to compare ${different.length === 0 ? 'without one' : `${shown(different[0])} with`}`,
    )
  return different
}

const requireShare = (name: string, value: unknown, least: number, most: number, unset: number): number => {
  if (value === undefined) return unset
  if (typeof value === 'number' && value >= least && value <= most) return value
  return fail(name, `${name} must be from ${least} to ${formatExact(most)}, not ${shown(value)}`)
}

/** What a sweep sets itself, whatever was asked for. */
const HELD_KEYS = ['mode', 'demand', 'plan', 'rounds', 'recording'] as const

/** Names what was chosen and is not run: a default was not chosen. */
const heldNoteOf = (asked: Settings, settings: Settings): string | null => {
  const replaced = HELD_KEYS.filter(
    (key) => asked[key] !== settings[key] && asked[key] !== DEFAULTS[key],
  ).map((key) => `${key} ${settings[key] === '' ? 'none' : settings[key]} (set: ${asked[key]})`)
  return replaced.length === 0
    ? null
    : `Every value is measured under the same demand, so the runs had ${replaced.join(', ')}.`
}

/**
 * @param request one setting with its values: `{ workers: [1, 2, 4] }`
 * @param patch settings of every run
 * @throws {SettingsError} naming what is wrong: nothing is run then
 */
export const requireOrder = (
  request: unknown,
  patch: unknown = {},
  options: SweepOptions = {},
  base?: Settings,
): SweepOrder => {
  const [key, list] = requireKey(request)
  const values = requireValues(key, list)
  const asked = requireSettings(patch, base)
  const most = values.at(-1) ?? 1
  const settings: Settings = {
    ...asked,
    ...sweptRow(key).held(asked, most),
    plan: '',
    rounds: 0,
    recording: 'full',
  }
  if ((key === 'serviceUs' || key === 'payloadKb') && asked.workload === 'own')
    return fail(
      key,
      `${key} cannot be swept with a function of your own: it takes what it takes, and brings its own arguments`,
    )
  if (options.code !== undefined && typeof options.code !== 'string')
    return fail(
      'code',
      'code must be the text of a module: sweep({ workers: [1, 2] }, { workload: "own" }, { code })',
    )
  const longestUs = key === 'serviceUs' ? most : settings.serviceUs
  const visitSeconds = visitSecondsFor(longestUs)
  const unset = Math.max(LEAST_SECONDS, SECONDS_A_VALUE * values.length)
  return {
    key,
    values,
    settings,
    visitSeconds,
    seconds: requireShare('seconds', options.seconds, 1, MOST_SECONDS, unset),
    within: requireShare('within', options.within, 0.001, 1, 0.05),
    seed: settings.seed,
    code: options.code ?? null,
    heldNote: heldNoteOf(asked, settings),
  }
}

/** The settings of the run that measures a value. */
export const settingsAt = (order: SweepOrder, value: number): Settings => ({
  ...order.settings,
  [order.key]: value,
  seconds: order.visitSeconds,
})
