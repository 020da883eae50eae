/** A part of a plan: demand is multiplied by `from`, and on the way to its end by more or less, up to `to`. */
export interface PlanPart {
  readonly from: number
  /** Equal to `from` in a step. */
  readonly to: number
  /** How long it lasts; infinite for a last part that holds until the run is stopped. */
  readonly ms: number
}
/** At least one part. */
export type Plan = readonly PlanPart[]

export type ReadPlan =
  | { readonly kind: 'plan'; readonly parts: Plan }
  /** @property problem what is wrong, as it follows "must": names the part */
  | { readonly kind: 'wrong'; readonly problem: string }

/** Times the demand of the settings. */
export const MOST_FACTOR = 256
/** Of one part; a shorter one could not be told from the next. */
const LEAST_MS = 100
const MOST_MS = 86_400_000
/** What a line on the charts can still show. */
export const MOST_PARTS = 50
/** Longer texts are not read: an address has no room for them. */
const MOST_CHARACTERS = 1000

/** `4x20s` and `0.5x300ms` are steps, `1-8x20s` is a ramp, `4x` holds. */
const PART = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?[x×](?:(\d+(?:\.\d+)?)(ms|s|min))?$/
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000 }

const readPart = (text: string, isLast: boolean): PlanPart | string => {
  const [, from, to, length, unit = ''] = PART.exec(text) ?? []
  if (from === undefined)
    return 'is not of the form 4x20s (a step), 1-8x20s (a ramp) or, at the end, 4x (hold)'
  const part = {
    from: Number(from),
    to: Number(to ?? from),
    ms:
      length === undefined
        ? Number.POSITIVE_INFINITY
        : Math.round(Number(length) * (UNIT_MS[unit] ?? Number.NaN)),
  }
  if (Math.max(part.from, part.to) > MOST_FACTOR) return `multiplies by more than ${MOST_FACTOR}`
  if (length === undefined && to !== undefined) return 'is a ramp, and has to say how long it takes'
  if (length === undefined && !isLast) return 'holds for ever, so that no part can follow it'
  if (length !== undefined && !(part.ms >= LEAST_MS && part.ms <= MOST_MS))
    return 'has to last from 0.1 s to a day'
  return part
}

const wrong = (problem: string): ReadPlan => ({ kind: 'wrong', problem })

/**
 * Reads a plan of demand: parts with commas between them, each a factor, or two for a ramp, and how long it lasts. A
 * spike is a short step. The run ends with the plan, unless its last part has no length.
 * @param text not empty
 */
export const readPlan = (text: string): ReadPlan => {
  if (text.length > MOST_CHARACTERS) return wrong(`be of ${MOST_CHARACTERS} characters at most`)
  const texts = text.split(',').map((part) => part.trim().replaceAll(/\s+/g, ''))
  if (texts.length > MOST_PARTS) return wrong(`have ${MOST_PARTS} parts at most, not ${texts.length}`)
  const parts: PlanPart[] = []
  for (const [index, partText] of texts.entries()) {
    const part = readPart(partText, index === texts.length - 1)
    if (typeof part === 'string')
      return wrong(
        `be parts such as 1x10s,4x20s,1x10s: part ${index + 1}, "${partText.slice(0, 30)}", ${part}`,
      )
    parts.push(part)
  }
  if (parts.every(({ from, to }) => from === 0 && to === 0)) return wrong('have a part above 0')
  return { kind: 'plan', parts }
}

const seconds = (ms: number): string =>
  ms % 1000 === 0 || ms > 1000 ? `${Math.round(ms / 10) / 100}s` : `${Math.round(ms)}ms`
const factor = (value: number): string => String(Math.round(value * 100) / 100)

/** The text that `readPlan` reads as these parts. */
export const planText = (parts: Plan): string =>
  parts
    .map(({ from, to, ms }) => {
      const factors = from === to ? factor(from) : `${factor(from)}-${factor(to)}`
      return `${factors}x${Number.isFinite(ms) ? seconds(ms) : ''}`
    })
    .join(',')

/** Where a plan is at a moment. */
export interface PlanPlace {
  readonly index: number
  readonly part: PlanPart
  readonly factor: number
  /** Until the next part begins; infinite in one that holds. */
  readonly leftMs: number
}

/** @returns null when the plan is over. @param ms since it began */
export const placeIn = (parts: Plan, ms: number): PlanPlace | null => {
  let begun = 0
  for (const [index, part] of parts.entries()) {
    const leftMs = begun + part.ms - ms
    if (leftMs > 0) {
      const share = part.from === part.to ? 0 : (ms - begun) / part.ms
      return { index, part, factor: part.from + (part.to - part.from) * share, leftMs }
    }
    begun += part.ms
  }
  return null
}

/** Infinite for one that holds. */
export const lengthOf = (parts: Plan): number => parts.reduce((sum, { ms }) => sum + ms, 0)
