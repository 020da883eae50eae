/** An estimate with its interval of 95 %, in the unit of the value. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}
