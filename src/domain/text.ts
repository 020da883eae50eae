/**
 * One text for one figure: what tiles, axes, tables, sentences and files print of a number, so that none of them
 * disagrees with another.
 */
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const EXACT = new Intl.NumberFormat('en', { maximumFractionDigits: 20 })
const ROUND = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** A whole number in full: 30,000. Counts that are told against another are never rounded. */
export const formatWhole = (count: number): string => WHOLE.format(count)

/** A number that somebody set, as it was set: 0.5, 30,000. */
export const formatExact = (value: number): string => EXACT.format(value)

/** Of a number: "1,230" of 1,234.5. Three digits are enough for what moves: more would flicker and say no more. */
export const formatRounded = (value: number): string => ROUND.format(value)

/** Three significant digits, never more than two decimals: 0.46, 4.75, 31.6, 316. */
export const threeDigits = (value: number): string => {
  if (value < 9.995) return value.toFixed(2)
  return value < 99.95 ? value.toFixed(1) : value.toFixed(0)
}

const withoutTrailingZeros = (digits: string): string =>
  digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits

/** What is less than nothing has a minus of the width of digits. */
const signed = (value: number, text: (size: number) => string): string =>
  value < 0 ? `−${text(-value)}` : text(value)

/** µs in one of each, smallest first. */
const DURATIONS = [
  { unit: 'µs', size: 1 },
  { unit: 'ms', size: 1e3 },
  { unit: 's', size: 1e6 },
] as const

/** The largest unit that leaves at least 1 after rounding, so that 999.7 µs reads as 1.00 ms. */
const durationUnit = (us: number) => DURATIONS.findLast(({ size }) => us / size >= 0.9995) ?? DURATIONS[0]

/** A latency, given in µs: 0.46 µs, 4.75 ms, 90.0 s. */
export const formatDuration = (us: number): string => {
  if (us === 0) return '0 µs'
  return signed(us, (size) => {
    const { unit, size: one } = durationUnit(size)
    return `${threeDigits(size / one)} ${unit}`
  })
}

/** A long span, given in ms. */
export const formatSpan = (ms: number): string => formatDuration(ms * 1e3)

/** A round latency, given in µs, without decimals it does not need: for axes and limits. */
export const formatRoundDuration = (us: number): string => {
  const { unit, size } = durationUnit(us)
  return `${withoutTrailingZeros(threeDigits(us / size))} ${unit}`
}

/** A count in the space of a tile: 9,999, then 12.3k, then 1.20M. */
export const formatCount = (count: number): string => {
  if (count < 9999.5) return count < 99.95 && !Number.isInteger(count) ? count.toFixed(1) : formatWhole(count)
  if (count < 999_500) return `${threeDigits(count / 1e3)}k`
  return count < 999.5e6 ? `${threeDigits(count / 1e6)}M` : `${threeDigits(count / 1e9)}G`
}

/** A round count on an axis: 50, 10k, 2M. */
export const formatRoundCount = (count: number): string => {
  if (count < 1000) return formatWhole(count)
  const [size, unit] = count < 1e6 ? [1e3, 'k'] : [1e6, 'M']
  return `${withoutTrailingZeros(threeDigits(count / size))}${unit}`
}

/** How many times slower: 1.04×, 261×, 12.3k×. */
export const formatRatio = (ratio: number): string =>
  ratio < 999.5 ? `${threeDigits(ratio)}×` : `${formatCount(ratio)}×`

/** A round ratio on an axis: 1×, 10k×. */
export const formatRoundRatio = (ratio: number): string =>
  ratio < 1000 ? `${withoutTrailingZeros(threeDigits(ratio))}×` : `${formatRoundCount(ratio)}×`

/** Between these, percent, and all or nothing no digit says anything. */
const [LEAST_PERCENT, MOST_PERCENT] = [0.001, 99.9999]

/** Two digits of what is left to the nearer end where that is near: neither few nor nearly all read as none or all. */
const percentDecimals = (percent: number) => {
  const left = percent > 99.5 && percent < 100 ? 100 - percent : percent
  return left >= 9.95 || left === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(left)))
}

/** Cores’ work, of which more than two digits would be noise: 0.98, 1.9, 12. */
export const formatCores = (cores: number): string => formatRounded(Number(cores.toPrecision(2)))

/** "1 core", "1.9 cores" */
export const severalCores = (cores: number): string => withNoun(formatCores(cores), 'core')

/** Memory: 0.35 MB, 12.5 MB, 1,024 MB. */
export const formatMemory = (bytes: number): string => {
  const megabytes = bytes / 2 ** 20
  return `${megabytes < 100 ? formatRounded(megabytes) : formatWhole(megabytes)} MB`
}

/** A share of the whole, 0 to 1: 0 %, < 0.001 %, 0.4 %, 37 %, 99.97 %. */
export const formatShare = (share: number): string =>
  signed(share, (size) => {
    // What comes of dividing and multiplying by 100 is no digit.
    const percent = Number((size * 100).toPrecision(12))
    if (percent > 0 && percent < LEAST_PERCENT) return `< ${LEAST_PERCENT} %`
    if (percent > MOST_PERCENT && percent < 100) return `> ${MOST_PERCENT} %`
    return `${withoutTrailingZeros(percent.toFixed(percentDecimals(percent)))} %`
  })

/** A share in whole percents: −3 %, 0 %, 12 %. For estimates whose interval is wider than a digit more. */
export const formatRoughShare = (share: number): string =>
  signed(Math.round(share * 100), (size) => `${size} %`)

/** " µs" of "1.24 µs"; nothing of "3.87×". */
const spacedUnit = (text: string): string => (text.includes(' ') ? text.slice(text.lastIndexOf(' ')) : '')

/** "0.87 to 1.43 ms", "871 µs to 1.43 ms", "3.71× to 4.03×": a unit that both have stands once. */
export const rangeText = (low: string, high: string): string => {
  const unit = spacedUnit(low)
  const isShared = unit !== '' && unit === spacedUnit(high)
  return `${isShared ? low.slice(0, -unit.length) : low} to ${high}`
}

/** The word follows the number as it is printed. */
const withNoun = (printed: string, one: string): string => `${printed} ${one}${printed === '1' ? '' : 's'}`

/** "1 call", "4 calls" */
export const several = (count: number, one: string): string => withNoun(formatWhole(count), one)

/** How many on average: "1 worker" of 0.9995, "1.2 workers" */
export const severalRounded = (value: number, one: string): string => withNoun(formatRounded(value), one)

/** "Raise Demand" of "raise Demand" */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
