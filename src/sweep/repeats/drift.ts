import { studentT } from '../../models/statistics/student-t'
import { meanOf } from '../../stats/intervals/mean'
import type { Visit } from '../engine/visit'
import { isUsable } from './point'

/** Smaller drifts are neither said nor sought. */
const LEAST = 0.05

/** By what share everything was slower (below 0) or quicker at the end than at the beginning; null where it was not. */
export const sweepDriftOf = (visits: readonly Visit[]): number | null => {
  const usable = visits.filter(isUsable)
  const means = new Map<number, number>()
  for (const value of new Set(usable.map((visit) => visit.value))) {
    const logs = usable.flatMap((visit) => (visit.value === value ? [Math.log(visit.perSecond ?? 1)] : []))
    means.set(value, meanOf(logs))
  }
  // What each measurement is above or below the others of its value; in each block every value is measured once.
  const points = usable.map(({ value, block, perSecond }) => ({
    x: block,
    y: Math.log(perSecond ?? 1) - (means.get(value) ?? 0),
  }))
  const blocks = new Set(points.map(({ x }) => x))
  if (blocks.size < 3) return null
  const mean = meanOf(points.map(({ x }) => x))
  const spread = points.reduce((sum, { x }) => sum + (x - mean) ** 2, 0)
  const slope = points.reduce((sum, { x, y }) => sum + (x - mean) * y, 0) / spread
  const degrees = points.length - means.size - 1
  if (degrees < 1) return null
  const left = points.reduce((sum, { x, y }) => sum + (y - slope * (x - mean)) ** 2, 0)
  const half = studentT(degrees) * Math.sqrt(left / degrees / spread)
  const total = Math.expm1(slope * (Math.max(...blocks) - Math.min(...blocks)))
  return Math.abs(slope) > half && Math.abs(total) > LEAST ? total : null
}
