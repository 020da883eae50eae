import { written } from '../judging/wording'
import { CALLERS, type NumbersLine, type NumbersRow } from './numbers-table'

/** The columns of the table, and what each means. */
export const NUMBERS_COLUMNS = [
  { id: 'system', head: 'System', meaning: 'The pool that was measured.' },
  ...CALLERS.map((callers) => ({
    id: `callers-${callers}`,
    head: callers === 1 ? '1 caller' : `${callers} callers`,
    meaning: 'Mean call through the pool ÷ mean direct call = slowdown ratio.',
  })),
  { id: 'growth', head: '16 ÷ 1', meaning: 'Latency of 16 callers ÷ latency of one.' },
  { id: 'total', head: 'D', meaning: 'What one call takes alone.' },
  {
    id: 'busiest',
    head: 'Dmax',
    meaning: 'What one call takes of the busiest resource: least latency ÷ callers.',
  },
  { id: 'knee', head: 'N*', meaning: 'D ÷ Dmax: from this many callers on, calls queue.' },
] as const

const NONE = '–'

const lineText = (line: NumbersLine | null): string =>
  line ? `${written(line.poolUs, 'µs')} ÷ ${written(line.syncUs, 'µs')} = ${written(line.ratio, '×')}` : NONE

/** The latency alone, where there is little room. */
const briefText = (line: NumbersLine | null): string => (line ? written(line.poolUs, 'µs') : NONE)

/** A row as text, one for each column. @param form `brief` leaves out the direct call and the ratio */
export const numbersCells = (
  { label, lines, growth, bounds }: NumbersRow,
  form: 'full' | 'brief' = 'full',
): readonly string[] => [
  label,
  ...CALLERS.map((callers) => (form === 'full' ? lineText : briefText)(lines[callers])),
  growth === null ? NONE : written(growth, '×'),
  ...(bounds.kind === 'none'
    ? [NONE, NONE, NONE]
    : [written(bounds.totalUs, 'µs'), written(bounds.busiestUs, 'µs'), bounds.kneeCallers.toFixed(2)]),
]
