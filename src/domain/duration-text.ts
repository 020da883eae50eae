/** µs in one of each, smallest first. */
const DURATIONS = [
  { unit: 'µs', size: 1 },
  { unit: 'ms', size: 1e3 },
  { unit: 's', size: 1e6 },
] as const

/** Three significant digits, never more than two decimals: 0.46, 4.75, 31.6, 316. */
export const threeDigits = (value: number) => {
  if (value < 9.995) return value.toFixed(2)
  return value < 99.95 ? value.toFixed(1) : value.toFixed(0)
}

/** The largest unit that leaves at least 1 after rounding, so that 999.7 µs reads as 1.00 ms. */
export const durationUnit = (us: number) =>
  DURATIONS.findLast(({ size }) => us / size >= 0.9995) ?? DURATIONS[0]

/** A latency, given in µs. */
export const formatDuration = (us: number): string => {
  if (us === 0) return '0 µs'
  const { unit, size } = durationUnit(us)
  return `${threeDigits(us / size)} ${unit}`
}
