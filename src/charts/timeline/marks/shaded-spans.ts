import type { Interruption, InterruptionKind } from '../../../domain/figures/interruption'
import { labelWidth } from '../../frame/labels/label-width'

/** What held the measurement up, in the space of a chart. */
const WORDS: Readonly<Record<InterruptionKind, string>> = {
  hidden: 'tab hidden',
  frozen: 'page frozen',
  'long-task': 'thread busy',
  stall: 'stalled',
  sleep: 'asleep',
}

/** An interruption as drawn, px from the left of the plot. */
export interface ShadedSpan {
  readonly x: number
  readonly width: number
  /** null where it has no room. */
  readonly label: string | null
  readonly words: string
}

/** Less than this is not seen. px */
const THINNEST = 2
const LABEL_MARGIN = 8

/** The interruptions that lie in a stretch of time. */
export const shadedSpans = (
  interruptions: readonly Interruption[],
  [from, to]: readonly [number, number],
  plotWidth: number,
): readonly ShadedSpan[] =>
  interruptions
    .filter((span) => span.to > from && span.from < to)
    .map((span) => {
      const pixelOf = (t: number) => ((Math.min(to, Math.max(from, t)) - from) / (to - from)) * plotWidth
      const x = pixelOf(span.from)
      const width = Math.max(THINNEST, pixelOf(span.to) - x)
      const words = WORDS[span.kind]
      const label = width >= labelWidth(words) + LABEL_MARGIN ? words : null
      return { x, width, label, words }
    })
