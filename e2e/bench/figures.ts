/** Middle value. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (low + high) / 2
}

/** Median of the ratios of figures taken in the same round: noise that both met cancels. */
export const medianRatio = (of: readonly number[], to: readonly number[]): number =>
  median(of.map((figure, round) => figure / (to[round] ?? Number.NaN)))

/** Prints rows of cells as a Markdown table. */
export const printTable = (
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
) => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const text = ['', `### ${title}`, '', line(header), line(header.map(() => '---')), ...rows.map(line), '']
  console.log(text.join('\n'))
}
