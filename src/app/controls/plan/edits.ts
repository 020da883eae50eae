import { MOST_FACTOR, MOST_PARTS, type Plan, type PlanPart } from '../../../domain/experiments/plan'

/** A line is drawn on so many ms where the last part holds. */
const HOLD_SHOWN_MS = 5000
const LEAST_MS = 500
const NEW_PART_MS = 5000
/** Factors and lengths are drawn in steps that can be read. */
const FACTOR_STEP = 0.5
const LENGTH_STEP_MS = 500

const inSteps = (value: number, step: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value / step) * step))

/** A corner of the line: the end of a part. */
export interface Corner {
  readonly index: number
  readonly ms: number
  readonly factor: number
}

const shownMs = ({ ms }: PlanPart): number => (Number.isFinite(ms) ? ms : HOLD_SHOWN_MS)

/** The ends of all parts, in order. */
export const cornersOf = (parts: Plan): readonly Corner[] => {
  let end = 0
  return parts.map((part, index) => {
    end += shownMs(part)
    return { index, ms: end, factor: part.to }
  })
}

/** The line as points of time and factor: a step begins with a jump, a ramp does not. */
export const lineOf = (parts: Plan): readonly { readonly ms: number; readonly factor: number }[] =>
  cornersOf(parts).flatMap(({ index, ms }) => {
    const part = parts[index]
    if (!part) return []
    return [
      { ms: ms - shownMs(part), factor: part.from },
      { ms, factor: part.to },
    ]
  })

const replaced = (parts: Plan, index: number, change: (part: PlanPart) => PlanPart): Plan =>
  parts.map((part, place) => (place === index ? change(part) : part))

/** Moves the end of a part: its factor, or of a ramp the one it leads to, and its length. */
export const movedCorner = (parts: Plan, index: number, by: { factor?: number; ms?: number }): Plan =>
  replaced(parts, index, (part) => {
    const to = inSteps(part.to + (by.factor ?? 0), FACTOR_STEP, 0, MOST_FACTOR)
    const ms = Number.isFinite(part.ms)
      ? inSteps(part.ms + (by.ms ?? 0), LENGTH_STEP_MS, LEAST_MS, 86_400_000)
      : part.ms
    return { from: part.from === part.to ? to : part.from, to, ms }
  })

/** One part more at the end; what held before gets a length. */
export const withPart = (parts: Plan, kind: 'step' | 'ramp'): Plan => {
  if (parts.length >= MOST_PARTS) return parts
  const before = parts.map((part) => (Number.isFinite(part.ms) ? part : { ...part, ms: NEW_PART_MS }))
  const factor = before.at(-1)?.to ?? 1
  const to = factor >= 4 ? 1 : Math.min(MOST_FACTOR, Math.max(1, factor * 4))
  return [...before, { from: kind === 'ramp' ? factor : to, to, ms: NEW_PART_MS }]
}

/** Without one of its parts; the last that is left stays. */
export const withoutPart = (parts: Plan, index: number): Plan =>
  parts.length > 1 ? parts.filter((_, place) => place !== index) : parts
