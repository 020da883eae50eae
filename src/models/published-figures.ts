import type { PublishedRound } from '../domain/experiments/first-rounds-2016'
import type { PublishedSystem } from '../domain/experiments/published-2016'
import type { ClosedPoint } from './demand/demand-bounds'

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The line printed first for this many callers, or null where none was. */
export const firstRound = ({ series }: PublishedSystem, callers: number): PublishedRound | null =>
  series.find((one) => one.callers === callers)?.rounds[0] ?? null

/** Means over all lines printed for this many callers, and their ratio; null where none was. */
export const meanRound = ({ series }: PublishedSystem, callers: number): PublishedRound | null => {
  const rounds = series.find((one) => one.callers === callers)?.rounds
  if (!rounds) return null
  const poolUs = meanOf(rounds.map((round) => round.poolUs))
  const syncUs = meanOf(rounds.map((round) => round.syncUs))
  return { poolUs, syncUs, slowdown: poolUs / syncUs }
}

/** A system's first lines as points of the law of closed demand. */
export const publishedPoints = ({ series }: PublishedSystem): readonly ClosedPoint[] =>
  series.flatMap(({ callers, rounds: [first] }) => (first ? [{ callers, meanUs: first.poolUs }] : []))
