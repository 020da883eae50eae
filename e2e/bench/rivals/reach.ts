import { median, medianInterval, medianRatio } from '../figures'
import type { Case } from './cases'
import { figuresOf } from './figures-of'
import type { Row } from './pages/measure'
import type { Target } from './targets'

/** A target and what came of it. */
export interface Reached extends Target {
  /** Median of the ratios of all rounds; null when one of the two was not measured. */
  readonly reached: number | null
  /** Its 95 % interval, by the starts of the workers; null where these are too few. */
  readonly interval: readonly [number, number] | null
  readonly isMet: boolean
}

/** Median of each start: rounds with the same workers are not independent. */
const byStart = ({ rounds, starts }: Case, figures: readonly number[]): readonly number[] => {
  const perStart = rounds / starts
  return Array.from({ length: starts }, (_, start) =>
    median(figures.slice(start * perStart, (start + 1) * perStart)),
  )
}

const intervalOf = (order: Case, of: readonly number[], to: readonly number[]) => {
  const beside = byStart(order, to)
  return medianInterval(byStart(order, of).map((figure, start) => figure / (beside[start] ?? Number.NaN)))
}

export const reach = (target: Target, order: Case, rows: readonly Row[]): Reached => {
  const of = figuresOf(order, rows, target.of)
  const to = figuresOf(order, rows, target.to)
  const isMeasured = of.length > 0 && to.length > 0
  const reached = isMeasured ? medianRatio(of, to) : null
  const { sign, limit } = target
  const isMet = reached !== null && (sign === '≤' ? reached <= limit : reached >= limit)
  return { ...target, reached, interval: isMeasured ? intervalOf(order, of, to) : null, isMet }
}

/** “1.02× (0.97–1.08)”. */
export const ratioText = ({ reached, interval }: Reached): string => {
  if (reached === null) return 'not measured'
  const between = interval ? ` (${interval.map((end) => end.toFixed(2)).join('–')})` : ''
  return `${reached.toFixed(2)}×${between}`
}

/** “≤ 1.05× bare Comlink: 1.02× (0.97–1.08), met”. */
export const reachText = (target: Reached): string => {
  const { sign, limit, to, reached, isMet } = target
  const figure = `${ratioText(target)}${reached === null ? '' : isMet ? ', met' : ', missed'}`
  return `${sign} ${limit}× ${to}: ${figure}`
}
