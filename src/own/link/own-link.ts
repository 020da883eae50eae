import { hasOwnCode, OWN_MARK } from '../../domain/own/own-mark'
import { FIRST_QUESTION, isWithin, type OwnQuestion, QUESTION_RANGES } from '../../domain/own/own-question'
import { DEFAULTS, SETTING_KEYS, type Settings } from '../../domain/settings/settings'
import { acceptSettings, type SettingProblem } from '../../settings/validate'
import { deflated, fromBase64Url, inflated, linkChecksum, toBase64Url } from './packing'

/** What a link carries: code, what was asked of it, and the settings. */
export interface OwnLink {
  readonly code: string
  readonly question: OwnQuestion
  readonly settings: Settings
}

/** What the part of an address after # says of own code. */
export type ReadLink =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly link: OwnLink; readonly problems: readonly SettingProblem[] }
  | { readonly kind: 'unreadable'; readonly reason: string }

const VERSION = '1.'
/** Bytes of the checksum, before the packed text. */
const CHECKSUM_BYTES = 4
/** The code may have 200 kB; the rest is small. */
const MOST_BYTES = 210_000

/** Longer than some programs for mail and chat carry whole, letters. */
export const LONG_LINK = 8000
/** Browsers refuse, or cut, addresses that are much longer, letters. */
export const LONGEST_LINK = 64_000

/** The part of an address after # that brings code, question and settings back. */
export const writeOwnLink = async ({ code, question, settings }: OwnLink): Promise<string> => {
  const changed = Object.fromEntries(
    SETTING_KEYS.filter((key) => settings[key] !== DEFAULTS[key]).map((key) => [key, settings[key]]),
  )
  const bytes = new TextEncoder().encode(JSON.stringify({ code, question, settings: changed }))
  const packed = await deflated(bytes)
  const whole = new Uint8Array(CHECKSUM_BYTES + packed.length)
  new DataView(whole.buffer).setUint32(0, linkChecksum(bytes))
  whole.set(packed, CHECKSUM_BYTES)
  return OWN_MARK + VERSION + toBase64Url(whole)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const numberWithin = (value: unknown, range: (typeof QUESTION_RANGES)[keyof typeof QUESTION_RANGES]) =>
  typeof value === 'number' && isWithin(value, range) ? value : null

/** A question of anybody's making: what is no answer is as if nothing had been answered. */
export const questionFrom = (value: unknown): OwnQuestion => {
  if (!isRecord(value)) return FIRST_QUESTION
  const { demand } = value
  const calls = isRecord(demand) ? numberWithin(demand.calls, QUESTION_RANGES.burst) : null
  const rate = isRecord(demand) ? numberWithin(demand.callsPerSecond, QUESTION_RANGES.callsPerSecond) : null
  return {
    takesMs: numberWithin(value.takesMs, QUESTION_RANGES.takesMs),
    argumentsKb: numberWithin(value.argumentsKb, QUESTION_RANGES.argumentsKb),
    demand:
      calls !== null
        ? { kind: 'burst', calls }
        : rate !== null
          ? { kind: 'rate', callsPerSecond: rate }
          : FIRST_QUESTION.demand,
  }
}

const unpacked = async (text: string): Promise<unknown> => {
  const whole = fromBase64Url(text)
  const bytes = await inflated(whole.slice(CHECKSUM_BYTES), MOST_BYTES)
  if (new DataView(whole.buffer).getUint32(0) !== linkChecksum(bytes))
    throw new SyntaxError('Its checksum differs.')
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
}

const unreadable = (reason: string): ReadLink => ({ kind: 'unreadable', reason })

/** Never throws: a link that was cut, changed, or made by another version says so. */
export const readOwnLink = async (hash: string): Promise<ReadLink> => {
  if (!hasOwnCode(hash)) return { kind: 'none' }
  const text = hash.slice(OWN_MARK.length)
  if (!text.startsWith(VERSION))
    return unreadable('The link was made by another version of Poolscope, or its beginning was changed.')
  try {
    const content = await unpacked(text.slice(VERSION.length))
    if (!isRecord(content) || typeof content.code !== 'string')
      return unreadable('The link holds no code: it was not made by Poolscope.')
    const { settings, problems } = acceptSettings(isRecord(content.settings) ? content.settings : {})
    const { code } = content
    return { kind: 'read', link: { code, question: questionFrom(content.question), settings }, problems }
  } catch (error) {
    if (error instanceof RangeError && /unpacks/.test(error.message))
      return unreadable(`The link is refused. ${error.message}`)
    return unreadable('The link was cut or changed on its way: ask for it again, or for the code as a file.')
  }
}
