import { written } from '../../../claims/judging/wording'
import { type Callers, numbersRows } from '../../../claims/report/numbers-table'
import { PUBLISHED, type PublishedSystem } from '../../../domain/experiments/published-2016'
import { formatRatio } from '../../../domain/text'
import { firstRound } from '../../../models/published-figures'
import type { OurLines } from './our-lines'
import type { Published } from './steps'

/** A small table of a step: published rows first, ours last. */
export interface PublishedTable {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly {
    readonly label: string
    readonly isOurs: boolean
    readonly cells: readonly string[]
  }[]
}

const NONE = '–'
const micros = (us: number | undefined) => (us === undefined ? NONE : written(us, 'µs'))
const times = (ratio: number | undefined) => (ratio === undefined ? NONE : written(ratio, '×'))
const perCallers = (callers: Callers) => (callers === 1 ? '1 caller' : `${callers} callers`)
/** "The original program", at the beginning of a row. */
const rowLabel = ({ label }: Pick<PublishedSystem, 'label'>) =>
  label.replace(/^(?:the|a) /, '').replace(/^./, (first) => first.toUpperCase())

const growth = (one: number | undefined, many: number | undefined) =>
  one === undefined || many === undefined ? NONE : formatRatio(many / one)

/** With one caller the direct call and the ratio; with several, how latency grew. */
const latencyTable = (callers: readonly Callers[], ours: OurLines): PublishedTable => {
  const [first = 1, last] = [callers[0], callers.length > 1 ? callers.at(-1) : undefined]
  const cellsOf = (
    read: (callers: Callers) => { poolUs: number; syncUs: number; slowdown: number } | undefined,
  ) =>
    last === undefined
      ? [micros(read(first)?.poolUs), micros(read(first)?.syncUs), times(read(first)?.slowdown)]
      : [...callers.map((one) => micros(read(one)?.poolUs)), growth(read(first)?.poolUs, read(last)?.poolUs)]
  const systems = PUBLISHED.filter((system) => last === undefined || firstRound(system, last) !== null)
  return {
    caption: last === undefined ? 'One caller: mean call' : 'Mean call through the pool',
    heads: last === undefined ? ['pool', 'direct', 'ratio'] : [...callers.map(perCallers), 'growth'],
    rows: [
      ...systems.map((system) => ({
        label: rowLabel(system),
        isOurs: false,
        cells: cellsOf((one) => firstRound(system, one) ?? undefined),
      })),
      {
        label: 'Here, last run',
        isOurs: true,
        cells: cellsOf((one) => {
          const line = ours[one]
          return line && { poolUs: line.poolUs, syncUs: line.syncUs, slowdown: line.ratio }
        }),
      },
    ],
  }
}

const boundsTable = (ours: OurLines): PublishedTable => {
  const lines = { 1: ours[1] ?? null, 8: ours[8] ?? null, 16: ours[16] ?? null }
  const rows = numbersRows({ alone: lines, shared: { 1: null, 8: null, 16: null } })
  return {
    caption: 'What one call takes: alone (D), and of the busiest resource (Dmax)',
    heads: ['D', 'Dmax', 'N*'],
    rows: rows
      .filter(({ id, bounds }) => (bounds.kind === 'bounds' && id !== 'shared') || id === 'alone')
      .map(({ id, label, origin, bounds }) => ({
        label: id === 'alone' ? 'Here, last runs' : rowLabel({ label: label.replace('2016, ', '') }),
        isOurs: origin === 'here',
        cells:
          bounds.kind === 'none'
            ? [NONE, NONE, NONE]
            : [micros(bounds.totalUs), micros(bounds.busiestUs), bounds.kneeCallers.toFixed(2)],
      })),
  }
}

/** As printed, and against the direct call of one caller, which nothing slowed. */
const ratioTable = (ours: OurLines): PublishedTable => {
  const systems = PUBLISHED.flatMap((system) => {
    const [one, many] = [firstRound(system, 1), firstRound(system, 16)]
    return one && many ? [{ label: rowLabel(system), one, many }] : []
  })
  return {
    caption: 'Ratio with 16 callers',
    heads: ['printed', 'frozen'],
    rows: [
      ...systems.map(({ label, one, many }) => ({
        label,
        isOurs: false,
        cells: [times(many.slowdown), times(many.poolUs / one.syncUs)],
      })),
      {
        label: 'Here, last run',
        isOurs: true,
        cells: [times(ours[16]?.printed ?? undefined), times(ours[16]?.ratio)],
      },
    ],
  }
}

export const publishedTable = (
  published: Exclude<Published, { readonly kind: 'all' }>,
  ours: OurLines,
): PublishedTable => {
  switch (published.kind) {
    case 'latency':
      return latencyTable(published.callers, ours)
    case 'bounds':
      return boundsTable(ours)
    case 'ratio':
      return ratioTable(ours)
    default:
      return published satisfies never
  }
}
