import type { Settings } from '../../../domain/settings/settings'
import type { SweptKey } from '../../../sweep/swept'

/** Of "1, 2 4": what is a number as one, and what is not as it was typed, for the sentence that refuses it. */
export const listFrom = (text: string): readonly (number | string)[] =>
  text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => (Number.isNaN(Number(part)) ? part : Number(part)))

const POWERS = [1, 2, 4, 8, 16]

/** What is proposed for each setting: around what is set, and around the cores there are. */
export const proposedList = (key: SweptKey, settings: Settings, cores: number | null): string => {
  const lists: Readonly<Record<SweptKey, readonly number[]>> = {
    workers: (cores ?? 4) <= 4 ? [1, 2, 3, 4, 6, 8] : [1, 2, 4, 6, 8, 12, 16],
    demand: POWERS,
    ratePerSecond: [0.25, 0.5, 1, 2, 4].map((factor) =>
      Math.max(1, Math.round(factor * settings.ratePerSecond * settings.demand)),
    ),
    batch: [1, 4, 16, 64],
    payloadKb: [0, 1, 10, 100, 1000],
    serviceUs: [1, 10, 100, 1000, 10_000],
  }
  return [...new Set(lists[key])].join(', ')
}
