import type { Case } from './cases'
import { FASTEST_LIBRARY } from './names'
import type { Row } from './pages/measure'

/**
 * Figures of a contender by name, one a round; none when it could not be measured. `FASTEST_LIBRARY` is, in each
 * round, the best of the libraries: a smaller burst counts for a library that cannot do a whole one in time,
 * which flatters it.
 */
export const figuresOf = (order: Case, rows: readonly Row[], name: string): readonly number[] => {
  if (name !== FASTEST_LIBRARY) return rows.find((row) => row.name === name)?.figures ?? []
  const best = order.demand === 'burst' ? Math.max : Math.min
  const libraries = rows.filter(({ kind, error }) => kind === 'library' && error === null)
  if (libraries.length === 0) return []
  return Array.from({ length: order.rounds }, (_, round) =>
    best(...libraries.map(({ figures }) => figures[round] ?? Number.NaN)),
  )
}
