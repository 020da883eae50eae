import type { SettingKey, Settings } from '../../../domain/settings/settings'
import { SETTINGS } from '../../../domain/settings/settings'
import { formatRoundDuration, several } from '../../../domain/text'
import { demandInWords } from '../../../words/demand'
import { type SliderScale, stopScale, wholeScale } from './slider-scale'

/** A setting that is moved by a slider. */
export interface SliderSetting {
  readonly scale: SliderScale
  readonly tickLabel: (value: number) => string
  /** What the value means. */
  readonly words: (settings: Settings) => string
  /** Whether the words say more than the number box and its unit. */
  readonly showsWords: boolean
}

const POWERS_OF_TWO = [1, 2, 4, 8, 16, 32, 64, 128, 256]
/** µs */
const DECADES = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

const { workers, demand, serviceUs } = SETTINGS

export const SLIDER_SETTINGS: { readonly [K in SettingKey]?: SliderSetting } = {
  workers: {
    scale: wholeScale(workers.min, workers.max, POWERS_OF_TWO),
    tickLabel: String,
    words: (settings) => several(settings.workers, 'worker'),
    showsWords: false,
  },
  demand: {
    scale: wholeScale(demand.min, demand.max, POWERS_OF_TWO),
    tickLabel: String,
    words: demandInWords,
    showsWords: true,
  },
  serviceUs: {
    scale: stopScale(serviceUs.min, serviceUs.max, DECADES),
    tickLabel: formatRoundDuration,
    words: (settings) => formatRoundDuration(settings.serviceUs),
    showsWords: false,
  },
}
