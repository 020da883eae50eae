import { formatDuration, formatExact, formatRounded, formatShare } from '../../../domain/text'

import type { StageDemand } from '../../stage/protocol'
import type { WayFacts } from '../facts/facts'
import { LONG_TASK_MS, LOST_SHARE } from '../limits'
import type { MeasuredWays, Ruling } from './ruling'
import { blockText, framesText, waitedFor, waitOf, wayText, withMargin, workersText } from './way-text'

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']
const ordinal = (n: number): string => ORDINALS[n] ?? `${n}th`

const doneText = ({ figures }: WayFacts): string => formatRounded(figures.callsPerSecond?.value ?? 0)

const waitText = (way: WayFacts, other: WayFacts, demand: StageDemand): string => {
  const [here, there] = [waitOf(way.figures, demand), waitOf(other.figures, demand)]
  if (!here) return ''
  const instead = there ? ` instead of ${formatDuration(there.value)}` : ''
  return `; ${waitedFor(demand)} takes ${withMargin(here)}${instead}`
}

/** What tells both apart: frames, or else the longest block. */
const lossText = (way: WayFacts, other: WayFacts, otherName: string): string => {
  const isByFrames = other.loss.low > LOST_SHARE
  return isByFrames
    ? `${framesText(way.figures)}, against ${other.figures.framesLost} of ${other.figures.frames} ${otherName}`
    : `held for ${blockText(way.figures)} at most, against ${blockText(other.figures)} ${otherName}`
}

const paceText = (pool: WayFacts, demand: StageDemand): string => {
  if (demand.kind !== 'rate' || pool.keepsUp === 'yes') return ''
  const asked = formatExact(demand.perSecond)
  return ` But ${workersText(pool.figures.workers)} ${pool.figures.workers === 1 ? 'does' : 'do'} not keep up: ${doneText(pool)} of ${asked} calls a second are done.`
}

const nextText = (pool: WayFacts, next: WayFacts | null): string => {
  if (!next) return ''
  const [has, had] = [next.figures.workers, pool.figures.workers]
  return has === had + 1
    ? ` A ${ordinal(has)} worker gains nothing here.`
    : ` ${workersText(has)} gain nothing here.`
}

const offload = (
  ruling: Ruling & { readonly verdict: 'offload' },
  { direct, demand }: MeasuredWays,
): string => {
  const { pool, next, because } = ruling
  const { workers } = pool.figures
  const subject = workersText(workers)
  const does =
    because === 'free'
      ? `${subject} ${workers === 1 ? 'keeps' : 'keep'} the page free`
      : `with ${subject} the page loses far less, though perhaps not nothing`
  return `Offload it: ${does} (${lossText(pool, direct, 'directly')})${waitText(pool, direct, demand)}.${paceText(pool, demand)}${nextText(pool, next)}`
}

const keep = (
  because: (Ruling & { readonly verdict: 'keep' })['because'],
  evidence: MeasuredWays,
): string => {
  const { direct, sliced, pools, demand, unsendable } = evidence
  const [pool] = pools
  switch (because) {
    case 'free': {
      const through = pool ? waitOf(pool.figures, demand) : null
      const here = waitOf(direct.figures, demand)
      const takes = here ? `${waitedFor(demand)} takes ${withMargin(here)}` : ''
      const instead =
        here && through ? `, and ${formatDuration(through.value)} ${wayText((pool ?? direct).figures)}` : ''
      return `Keep it on the page: ${framesText(direct.figures)}, it is held for ${blockText(direct.figures)} at most${takes && `; ${takes}${instead}`}.`
    }
    case 'slices':
      return `Keep it on the page, in slices: so the page stays free (${lossText(sliced, direct, 'directly')})${waitText(sliced, direct, demand)}. ${pool ? 'Workers are no quicker.' : ''}`.trim()
    case 'no-gain':
      return pool
        ? `Keep it on the page: ${wayText(pool.figures)} it is not free either (${framesText(pool.figures)}, held for ${blockText(pool.figures)} at most; directly ${framesText(direct.figures)}, ${blockText(direct.figures)}).`
        : 'Keep it on the page: no pool could be measured.'
    case 'unsendable':
      return `Keep it on the page: ${unsendable}.`
    default:
      return because satisfies never
  }
}

const unclear = ({ loss, figures, isFree }: WayFacts): string => {
  const where = wayText(figures)
  if (isFree !== 'unclear')
    return `Cannot be told, because ${where} calls are kept up with in some rounds and not in others. Measure again when the machine has nothing else to do.`
  const [low, high] = [Math.max(0, loss.low), Math.max(0, loss.high)]
  return high > LOST_SHARE && loss.low <= LOST_SHARE
    ? `Cannot be told, because ${where} the page loses ${formatShare(low)} to ${formatShare(high)} of its frames, and ${formatShare(LOST_SHARE)} is where it matters. Measure again when the machine has nothing else to do.`
    : `Cannot be told, because ${where} the page is held for ${LONG_TASK_MS} ms and more in some rounds and not in others (${blockText(figures)} at most). Measure again when the machine has nothing else to do.`
}

/** The verdict in one sentence or two. */
export const verdictSentenceOf = (ruling: Ruling, evidence: MeasuredWays): string => {
  switch (ruling.verdict) {
    case 'offload':
      return offload(ruling, evidence)
    case 'keep':
      return keep(ruling.because, evidence)
    case 'cannot-tell':
      return unclear(ruling.way)
    default:
      return ruling satisfies never
  }
}
