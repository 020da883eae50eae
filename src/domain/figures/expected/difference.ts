import { formatRounded, formatShare } from '../../text'
import { isToBeBelieved, type Theory } from './theory'

const NOTHING = '–'
/** What differs by less is the same. */
const ALIKE = 0.005

/** "+12 %": measured over expected; nothing where the one is none, or the other next to nothing. */
export const differenceText = (measured: number | null, expected: number | null): string => {
  if (measured === null || expected === null || !(expected > 0)) return NOTHING
  const share = measured / expected - 1
  if (Math.abs(share) < ALIKE) return 'the same'
  if (share > 9) return `${formatRounded(measured / expected)} ×`
  return `${share > 0 ? '+' : '−'}${formatShare(Number(Math.abs(share).toPrecision(2)))}`
}

/** What the charts draw of both. */
export type Compared = 'queue' | 'wait' | 'call'

/**
 * How far the mean that was measured is from the one that is expected, "measured: +12 %"; null where one is none, or
 * the other is not to be believed.
 */
export const measuredBeside = (theory: Theory, compared: Compared): string | null => {
  const { measured, prediction } = theory
  if (prediction.kind === 'none' || !isToBeBelieved(theory)) return null
  const pairs = {
    queue: [measured.queueLength, prediction.queueLength],
    wait: [measured.waitUs?.value ?? null, prediction.waitUs],
    call: [measured.callUs, prediction.callUs],
  } as const
  const [found, expected] = pairs[compared]
  const text = differenceText(found, expected?.value ?? null)
  return text === NOTHING ? null : `measured: ${text}`
}
