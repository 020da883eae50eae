import type { Panel, Series } from '../../definitions/chart'
import type { Quantity } from '../../definitions/quantity'
import type { Row } from '../../timeline/history'

/** The unit that a column's numbers are in, for its heading. */
const UNITS: Readonly<Record<Quantity, string>> = {
  calls: 'calls',
  rate: 'calls/s',
  duration: 'µs',
  ratio: '×',
  share: '1',
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

interface Column {
  readonly heading: string
  readonly value: Series['value']
}

const columnsOf = ({ shown, quantity }: Panel): readonly Column[] =>
  shown.flatMap((series) => {
    const heading = (part: string) => `${series.label}${part} (${UNITS[quantity]})`
    const top = { heading: heading(''), value: series.value }
    if (series.kind !== 'band' || series.tells === 'top') return [top]
    return [
      { heading: heading(' from'), value: series.low },
      { heading: heading(' to'), value: series.value },
    ]
  })

/** The points of a chart as comma-separated values: numbers in full, in the heading's unit; empty where there is none. */
export const chartCsv = (panel: Panel, rows: readonly Row[]): string => {
  const columns = columnsOf(panel)
  const head = ['time (ms)', ...columns.map(({ heading }) => heading), 'calls']
  const lines = rows.map(({ t, point }) => [
    t,
    ...columns.map(({ value }) => (point && value(point)) ?? ''),
    point?.samples ?? '',
  ])
  return [head, ...lines].map((cells) => cells.map((cell) => quoted(String(cell))).join(',')).join('\r\n')
}
