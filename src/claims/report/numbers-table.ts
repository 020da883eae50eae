import { PUBLISHED, type PublishedSystem } from '../../domain/experiments/published-2016'
import { type DemandBounds, fitDemandBounds } from '../../models/demand/demand-bounds'
import type { NoModel } from '../../models/no-model'
import { firstRound } from '../../models/published-figures'

/** Callers of the published figures. */
export const CALLERS = [1, 8, 16] as const
export type Callers = (typeof CALLERS)[number]

/** Mean latency of a call through the pool, and of the same call made directly, µs; their ratio as it was printed. */
export interface NumbersLine {
  readonly poolUs: number
  readonly syncUs: number
  readonly ratio: number
}
export type NumbersLines = Readonly<Record<Callers, NumbersLine | null>>

export interface NumbersRow {
  readonly id: string
  readonly label: string
  readonly origin: 'published' | 'here'
  readonly lines: NumbersLines
  /** Latency of 16 callers ÷ that of one; null where either is missing. */
  readonly growth: number | null
  readonly bounds: DemandBounds | NoModel
}

export const linesOf = (read: (callers: Callers) => NumbersLine | null): NumbersLines => ({
  1: read(1),
  8: read(8),
  16: read(16),
})

const growthOf = ({ 1: one, 16: sixteen }: NumbersLines): number | null =>
  one && sixteen ? sixteen.poolUs / one.poolUs : null

const boundsOf = (lines: NumbersLines) =>
  fitDemandBounds(
    CALLERS.flatMap((callers) => {
      const line = lines[callers]
      return line ? [{ callers, meanUs: line.poolUs }] : []
    }),
  )

const rowOf = (id: string, label: string, origin: NumbersRow['origin'], lines: NumbersLines): NumbersRow => ({
  id,
  label,
  origin,
  lines,
  growth: growthOf(lines),
  bounds: boundsOf(lines),
})

const publishedRow = (system: PublishedSystem) =>
  rowOf(
    system.id,
    `2016, ${system.label}`,
    'published',
    linesOf((callers) => {
      const round = firstRound(system, callers)
      return round && { poolUs: round.poolUs, syncUs: round.syncUs, ratio: round.slowdown }
    }),
  )

const NOTHING = linesOf(() => null)

/** What was measured here, with a message for each call and with shared messages. */
export interface OurNumbers {
  readonly alone: NumbersLines
  readonly shared: NumbersLines
}

/** Published figures and ours, one system a row. @param ours null before they are measured */
export const numbersRows = (ours: OurNumbers | null): readonly NumbersRow[] => [
  ...PUBLISHED.map(publishedRow),
  rowOf('alone', 'Here, a message for each call', 'here', ours?.alone ?? NOTHING),
  rowOf('shared', 'Here, shared messages (batch auto)', 'here', ours?.shared ?? NOTHING),
]
