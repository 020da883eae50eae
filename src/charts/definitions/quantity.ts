import { durationUnit, formatDuration, threeDigits } from '../../domain/duration-text'

/**
 * Numbers as people read them. One function per quantity: the unit travels with a series and picks its
 * formatter, so that a tile, an axis, a tooltip and a table never disagree.
 */
const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

const withoutTrailingZeros = (digits: string) =>
  digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits

/** A long span, given in ms. */
export const formatSpan = (ms: number): string => formatDuration(ms * 1e3)

/** A round latency, given in µs, without decimals it does not need: for axes and limits. */
export const formatRoundDuration = (us: number): string => {
  const { unit, size } = durationUnit(us)
  return `${withoutTrailingZeros(threeDigits(us / size))} ${unit}`
}

/** A whole number in full: 30,000. */
export const formatWhole = (count: number): string => GROUPED.format(count)

/** A count in the space of a tile: 9,999, then 12.3k, then 1.20M. */
export const formatCount = (count: number): string => {
  if (count < 9999.5)
    return count < 99.95 && !Number.isInteger(count) ? count.toFixed(1) : GROUPED.format(count)
  if (count < 999_500) return `${threeDigits(count / 1e3)}k`
  return count < 999.5e6 ? `${threeDigits(count / 1e6)}M` : `${threeDigits(count / 1e9)}G`
}

/** A round count on an axis: 50, 10k, 2M. */
export const formatRoundCount = (count: number): string => {
  if (count < 1000) return GROUPED.format(count)
  const [size, unit] = count < 1e6 ? [1e3, 'k'] : [1e6, 'M']
  return `${withoutTrailingZeros(threeDigits(count / size))}${unit}`
}

/** How many times slower: 1.04×, 261×, 12.3k×. */
export const formatRatio = (ratio: number): string =>
  ratio < 999.5 ? `${threeDigits(ratio)}×` : `${formatCount(ratio)}×`

const formatRoundRatio = (ratio: number) =>
  ratio < 1000 ? `${withoutTrailingZeros(threeDigits(ratio))}×` : `${formatRoundCount(ratio)}×`

/** A share of the whole: 0.4 %, 37 %. */
export const formatShare = (share: number): string => {
  const percent = share * 100
  return `${percent > 0 && percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0)} %`
}

const perSecond = (format: (count: number) => string) => (count: number) => `${format(count)}/s`

/** What a series is measured in. */
export type Quantity = 'calls' | 'rate' | 'duration' | 'ratio' | 'share'

interface QuantityFormat {
  /** Of a measured figure. */
  readonly figure: (value: number) => string
  /** Of a tick, which is round. */
  readonly tick: (value: number) => string
}

export const QUANTITIES: Readonly<Record<Quantity, QuantityFormat>> = {
  calls: { figure: formatCount, tick: formatRoundCount },
  rate: { figure: perSecond(formatCount), tick: perSecond(formatRoundCount) },
  duration: { figure: formatDuration, tick: formatRoundDuration },
  ratio: { figure: formatRatio, tick: formatRoundRatio },
  share: { figure: formatShare, tick: formatShare },
}
