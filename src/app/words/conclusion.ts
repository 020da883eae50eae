import { formatDuration } from '../../domain/duration-text'
import type { Report } from '../../domain/report'
import type { Snapshot } from '../../domain/snapshot'
import { about, ratioIn, several } from './figures-in-words'
import { gainOver, handOverAdvice } from './hand-over'
import type { Sentence } from './sentence'

/** " (95 % interval 70 to 85)" */
const intervalWords = ({ slowdown: { low, high } }: Report): string =>
  low === null || high === null ? '' : ` (95 % interval ${about(low)} to ${about(high)})`

/**
 * ", 77.4 × the direct call (95 % interval 70 to 85)". What stands beside the mean of all calls is of all calls; where
 * the ratio leaves calls of the warm-up out, it is a second one.
 */
const ratioWords = (report: Report): string => {
  const { ratio, ratioOfAll, leftOutCalls } = report.slowdown
  if (ratio === null) return ''
  const interval = intervalWords(report)
  return leftOutCalls === 0 || ratioOfAll === null
    ? `, ${ratioIn(ratio)} the direct call${interval}`
    : `, ${ratioIn(ratioOfAll)} the direct call; warmed up, ${ratioIn(ratio)}${interval}`
}

const happening = (report: Report): string => {
  const done = `${report.endedBy === 'stopped' ? 'Stopped' : 'Finished'}: ${several(report.counts.completed, 'call')}`
  const { mean } = report.latencyUs.call
  return mean === null
    ? `${done}, too few to say how long one took.`
    : `${done}. One took ${formatDuration(mean)} on average${ratioWords(report)}.`
}

const payWords = (report: Report): string | null => {
  const gain = gainOver(report.settings, report.throughputPerSecond, report.baseline.syncUs)
  if (gain === null) return null
  return gain >= 1
    ? `The pool did ${ratioIn(gain)} the work of one thread that calls directly: it pays.`
    : `One thread that calls directly would have done ${ratioIn(1 / gain)} as many: here the pool does not pay. ${handOverAdvice(report.settings)}`
}

const queueWords = (
  { settings, queue: { growthPerSecond } }: Report,
  { queueState }: Snapshot,
): string | null =>
  settings.mode === 'open' && queueState.verdict.kind === 'growing' && growthPerSecond !== null
    ? `The queue grew by ${about(growthPerSecond)} a second to the end: it would never have emptied.`
    : null

const warmUpWords = ({ warmUp }: Snapshot): string | null =>
  warmUp.kind === 'not-warm'
    ? 'Latencies were still changing at the end: a longer run would tell more.'
    : null

/** What a run has shown. */
export const conclusion = (report: Report, snapshot: Snapshot): Sentence => {
  const advice = [queueWords(report, snapshot) ?? payWords(report), warmUpWords(snapshot)].filter(
    (part) => part !== null,
  )
  return {
    topic: 'finished',
    happening: happening(report),
    advice: advice.length === 0 ? null : advice.join(' '),
  }
}
