import { writeTable } from './write-table'

/** Middle value. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (low + high) / 2
}

/** The value that `percent` of them do not exceed; NaN of none. */
export const percentile = (values: readonly number[], percent: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((values.length * percent) / 100) - 1)] ?? Number.NaN

/** Median of the ratios of figures taken in the same round: noise that both met cancels. */
export const medianRatio = (of: readonly number[], to: readonly number[]): number =>
  median(of.map((figure, round) => figure / (to[round] ?? Number.NaN)))

/** Half of what lies outside a 95 % interval. */
const TAIL = 0.025

/** 95 % interval of a median, whatever the distribution: between two of the values (sign test); null of too few. */
export const medianInterval = (values: readonly number[]): readonly [number, number] | null => {
  const { length } = values
  const sorted = values.toSorted((a, b) => a - b)
  let outside = 0
  let chance = 0.5 ** length
  for (let below = 0; chance > 0; below += 1) {
    outside += chance
    if (outside > TAIL) {
      const [low, high] = [sorted[below - 1], sorted[length - below]]
      return low === undefined || high === undefined ? null : [low, high]
    }
    chance *= (length - below) / (below + 1)
  }
  return null
}

/** Prints rows of cells as a Markdown table; with `--write` it goes into BENCHMARKS.md as well. */
export const printTable = (
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
) => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
  console.log(`\n### ${title}\n\n${table}\n`)
  writeTable(title, table)
}
