import { type Micros, micros } from '../../time'

/** Rows of the time × latency heat map: eight to a decade, from 1 µs to 2.8 hours. The lowest also takes what is less. */
export const ROWS_A_DECADE = 8
const DECADES = 10
export const HEAT_ROWS = ROWS_A_DECADE * DECADES

/** The row of a latency, 0 for the lowest. */
export const heatRowOf = (latencyUs: number): number =>
  latencyUs <= 1 ? 0 : Math.min(HEAT_ROWS - 1, Math.floor(Math.log10(latencyUs) * ROWS_A_DECADE))

/** The lower edge of a row. */
export const heatRowFrom = (row: number): Micros => micros(10 ** (row / ROWS_A_DECADE))
