import type { Estimate } from '../../../../domain/figures/estimate'
import type { WayFigures } from '../../../../domain/own/own'
import { formatCount, formatDuration, formatSpan, formatWhole, rangeText } from '../../../../domain/text'

/** A column of the table: what it is called, what it means, and its words for a way. */
interface WayColumn {
  readonly id: string
  readonly head: string
  readonly meaning: string
  readonly words: (way: WayFigures) => Words
}

/** A figure and, under it, its interval. */
interface Words {
  readonly text: string
  readonly range: string | null
}

const UNKNOWN: Words = { text: '–', range: null }
const plain = (text: string): Words => ({ text, range: null })

const withInterval = (figure: Estimate | null, format: (value: number) => string): Words => {
  if (!figure) return UNKNOWN
  const range = rangeText(format(figure.low), format(figure.high))
  return { text: format(figure.value), range }
}

const kilobytes = (bytes: number): string =>
  bytes < 1000 ? `${formatWhole(bytes)} B` : `${formatCount(bytes / 1000)} kB`

const sizes = ({ argumentBytes, resultBytes }: WayFigures): Words => {
  if (argumentBytes === null && resultBytes === null) return UNKNOWN
  return plain(
    [argumentBytes, resultBytes].map((bytes) => (bytes === null ? '–' : kilobytes(bytes))).join(' → '),
  )
}

export const wayName = ({ way, workers }: Pick<WayFigures, 'way' | 'workers'>): string => {
  if (way === 'direct') return 'On the page'
  if (way === 'sliced') return 'On the page, in slices'
  return workers === 1 ? '1 worker' : `${workers} workers`
}

/** Adding a column is adding a row. Figures of the page come first: they are what is asked. */
export const WAY_COLUMNS: readonly WayColumn[] = [
  {
    id: 'frames',
    head: 'Frames lost',
    meaning: 'Of those that the page would have drawn meanwhile',
    words: ({ framesLost, frames }) =>
      frames === 0 ? UNKNOWN : plain(`${formatWhole(framesLost)} of ${formatWhole(frames)}`),
  },
  {
    id: 'longest',
    head: 'Longest block',
    meaning: 'The longest time for which the page could do nothing else',
    words: ({ longestBlockMs }) => plain(formatSpan(longestBlockMs)),
  },
  {
    id: 'blocked',
    head: 'Blocked',
    meaning: 'How long the page was held in each second',
    words: ({ blockedMsPerSecond }) => plain(`${formatSpan(blockedMsPerSecond)}/s`),
  },
  {
    id: 'key',
    head: 'Key delay',
    meaning: 'From a simulated key until the page hears of it: mean, with its interval of 95 %',
    words: ({ inputDelayMs }) => withInterval(inputDelayMs, formatSpan),
  },
  {
    id: 'call',
    head: 'A call',
    meaning: 'From when a call is due to its result: mean, with its interval of 95 %',
    words: ({ callUs }) => withInterval(callUs, formatDuration),
  },
  {
    id: 'rate',
    head: 'Calls/s',
    meaning: 'Calls that ended in a second, with the interval of 95 %',
    words: ({ callsPerSecond }) => withInterval(callsPerSecond, formatCount),
  },
  {
    id: 'copy',
    head: 'Copying',
    meaning: 'On the page’s thread, for the arguments and the result of a call, apart from the crossing',
    words: ({ copyUs }) => withInterval(copyUs, formatDuration),
  },
  {
    id: 'sizes',
    head: 'Arguments → result',
    meaning: 'Their sizes',
    words: sizes,
  },
]

/** What keeps a way, or some of its figures, from being told. */
export const wayTrouble = ({ fault, unknown, failed, calls }: WayFigures): string | null => {
  const failures =
    failed > 0 && !fault ? `${formatWhole(failed)} of ${formatWhole(calls)} calls failed.` : null
  const words = [fault?.message, unknown, failures].filter((each) => each != null)
  return words.length > 0 ? words.join(' ') : null
}
