/** An entry below this share of its column’s largest is rounding, not a pivot. */
const SINGULAR = 1e-14

/**
 * Solves Ax = b for a few unknowns: Gauss’s elimination with the largest pivot of each column.
 * @returns null where A has no inverse
 */
export const solve = (
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | null => {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    const size = (row: readonly number[] | undefined) => Math.abs(row?.[column] ?? 0)
    const largest = rows
      .slice(column)
      .reduce((best, row, at) => (size(row) > size(rows[best]) ? column + at : best), column)
    const pivotRow = rows[largest]
    const pivot = pivotRow?.[column] ?? 0
    const scale = Math.max(...(matrix[column] ?? []).map(Math.abs))
    if (!pivotRow || !(Math.abs(pivot) > SINGULAR * scale)) return null
    rows[largest] = rows[column] ?? []
    rows[column] = pivotRow.map((value) => value / pivot)
    for (let other = 0; other < rows.length; other += 1) {
      if (other === column) continue
      const factor = rows[other]?.[column] ?? 0
      rows[other] = (rows[other] ?? []).map((value, at) => value - factor * (rows[column]?.[at] ?? 0))
    }
  }
  return rows.map((row) => row[size] ?? 0)
}
