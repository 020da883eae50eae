import {
  formatCount,
  formatDuration,
  formatRatio,
  formatRoundCount,
  formatRoundDuration,
  formatRoundRatio,
  formatShare,
} from '../../domain/text'

const perSecond = (format: (count: number) => string) => (count: number) => `${format(count)}/s`

/** What a series is measured in: it picks the text of its figures. */
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

/** A figure as it may be printed: a latency under the clock's floor is no number but "< 10 µs". */
export const figureText = (value: number, quantity: Quantity, floor: number): string =>
  quantity === 'duration' && value < floor
    ? `< ${QUANTITIES[quantity].tick(floor)}`
    : QUANTITIES[quantity].figure(value)
