import { medianRatio } from '../figures'
import type { Case } from './cases'
import { figuresOf } from './figures-of'
import type { Row } from './pages/measure'
import type { Target } from './targets'

/** A target and what came of it. */
export interface Reached extends Target {
  /** Median of the ratios of all rounds; null when one of the two was not measured. */
  readonly reached: number | null
  readonly isMet: boolean
}

export const reach = (target: Target, order: Case, rows: readonly Row[]): Reached => {
  const of = figuresOf(order, rows, target.of)
  const to = figuresOf(order, rows, target.to)
  const reached = of.length > 0 && to.length > 0 ? medianRatio(of, to) : null
  const { sign, limit } = target
  const isMet = reached !== null && (sign === '≤' ? reached <= limit : reached >= limit)
  return { ...target, reached, isMet }
}

/** “≤ 1.05× bare Comlink: 1.02×, met”. */
export const reachText = ({ sign, limit, to, reached, isMet }: Reached): string => {
  const figure = reached === null ? 'not measured' : `${reached.toFixed(2)}×, ${isMet ? 'met' : 'missed'}`
  return `${sign} ${limit}× ${to}: ${figure}`
}
