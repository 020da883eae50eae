import type { Reading } from '../../domain/figures/reading'
import { QUANTITIES, type Quantity } from './quantity'

/** A reading as text: a figure, "< limit" where the clock cannot tell, or a dash. */
export const readingText = (reading: Reading, quantity: Quantity): string => {
  switch (reading.kind) {
    case 'value':
      return QUANTITIES[quantity].figure(reading.value)
    case 'below':
      return `< ${QUANTITIES[quantity].tick(reading.limit)}`
    case 'none':
      return '–'
    default:
      return reading satisfies never
  }
}
