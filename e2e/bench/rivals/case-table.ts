import { median, medianRatio, printTable } from '../figures'
import type { Case } from './cases'
import { figuresOf } from './figures-of'
import { BARE_COMLINK, FASTEST_LIBRARY } from './names'
import type { Row } from './pages/measure'
import { type Reached, reachText } from './reach'

const many = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

const FUNCTIONS = { add1: 'trivial function', kernel: '100 µs kernel' }

const titleOf = (order: Case): string => {
  const demand =
    order.demand === 'closed'
      ? `closed, ${many(order.callers, 'caller')}`
      : `burst of ${many(order.calls, 'call')}`
  return `${FUNCTIONS[order.method]}, ${demand}, ${many(order.workers, 'worker')}`
}

const callsText = (order: Case, { calls, wouldTakeS }: Row): string => {
  if (order.demand === 'closed' || wouldTakeS === null) return String(calls)
  return `${calls} (${order.calls} would take about ${wouldTakeS.toFixed(0)} s)`
}

/** Prints one case: a row for each contender, with the aims it is held to. */
export const printCase = (order: Case, rows: readonly Row[], reached: readonly Reached[]): void => {
  const ratioTo = (name: string, { figures }: Row) => {
    const reference = figuresOf(order, rows, name)
    return reference.length > 0 ? `${medianRatio(figures, reference).toFixed(2)}×` : '–'
  }
  const digits = order.demand === 'closed' ? 1 : 0
  printTable(
    titleOf(order),
    [
      'contender',
      'calls a round',
      order.demand === 'closed' ? 'µs per call (median)' : 'calls/s (median)',
      `÷ ${BARE_COMLINK}`,
      `÷ ${FASTEST_LIBRARY}`,
      'aim: reached',
    ],
    rows.map((row) => {
      if (row.error !== null) return [row.name, '–', `could not run: ${row.error}`, '–', '–', '']
      const aims = reached.filter(({ of }) => of === row.name)
      return [
        row.name,
        callsText(order, row),
        median(row.figures).toFixed(digits),
        ratioTo(BARE_COMLINK, row),
        ratioTo(FASTEST_LIBRARY, row),
        aims.map(reachText).join('; '),
      ]
    }),
  )
}
