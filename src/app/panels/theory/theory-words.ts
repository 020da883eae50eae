import { differenceText } from '../../../domain/figures/expected/difference'
import { MODELS } from '../../../domain/figures/expected/models'
import type { LittleFigures, Ranged, Theory } from '../../../domain/figures/expected/theory'
import { formatCount, formatDuration, formatRounded, rangeText, severalRounded } from '../../../domain/text'

export const modelSentence = ({ prediction }: Theory): string =>
  prediction.kind === 'none' ? `Nothing is expected: ${prediction.reason}.` : MODELS[prediction.model]

/** A figure in three columns: as measured, as expected, and how far the one is from the other. */
export interface Comparison {
  readonly id: string
  readonly name: string
  readonly measured: string
  readonly measuredRange: string | null
  readonly expected: string
  readonly expectedRange: string | null
  readonly difference: string
}

const NOTHING = '–'
const rangeOf = (ranged: Ranged | null, text: (value: number) => string): string | null => {
  if (!ranged || ranged.low === null) return null
  if (ranged.high === null) return `from ${text(ranged.low)}`
  const [low, high] = [text(ranged.low), text(ranged.high)]
  return low === high ? null : rangeText(low, high)
}

const compared = (
  id: string,
  name: string,
  measured: Ranged | null,
  expected: Ranged | null,
  text: (value: number) => string,
): Comparison => ({
  id,
  name,
  measured: measured ? text(measured.value) : NOTHING,
  measuredRange: rangeOf(measured, text),
  expected: expected ? text(expected.value) : NOTHING,
  expectedRange: rangeOf(expected, text),
  difference: differenceText(measured?.value ?? null, expected?.value ?? null),
})

const exactly = (value: number | null): Ranged | null =>
  value === null ? null : { value, low: null, high: null }
const rate = (perSecond: number) => `${formatCount(perSecond)}/s`
/** A queue of hundredths of a call is one, too. */
const length = (calls: number) => formatRounded(calls)

export const comparisonsOf = ({ measured, prediction }: Theory): readonly Comparison[] => {
  const expected = prediction.kind === 'none' ? null : prediction
  const drainUs = expected?.drainUs ?? null
  return [
    compared('length', 'Queue length', exactly(measured.queueLength), expected?.queueLength ?? null, length),
    compared('wait', 'Queue wait', measured.waitUs, expected?.waitUs ?? null, formatDuration),
    compared('latency', 'Call latency', exactly(measured.callUs), expected?.callUs ?? null, formatDuration),
    ...(typeof expected?.callP99Us === 'number'
      ? [
          compared(
            'p99',
            'Call latency, p99',
            exactly(measured.callP99Us),
            exactly(expected.callP99Us),
            formatDuration,
          ),
        ]
      : []),
    compared(
      'rate',
      'Throughput',
      exactly(measured.throughputPerSecond),
      expected?.throughputPerSecond ?? null,
      rate,
    ),
    // How long one took in fact is what its throughput says.
    ...(drainUs === null ? [] : [compared('drain', 'Whole burst', null, exactly(drainUs), formatDuration)]),
  ]
}

/** "4.02 calls = 800/s × 5.03 ms" */
export const littleText = ({ present, arrivalsPerSecond, stayUs }: LittleFigures): string =>
  `${severalRounded(present, 'call')} in the pool (L) = ${rate(arrivalsPerSecond)} arriving (λ) × ${formatDuration(stayUs)} each stays (W)`
