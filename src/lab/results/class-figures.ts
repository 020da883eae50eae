import { PERCENTILES } from '../../domain/figures/percentile'
import type { LiveClass, LiveClasses } from '../../domain/figures/systems'
import type { ClassSummary, Report } from '../../domain/report'
import type { LiveFigures } from '../../domain/snapshot'
import type { Instant, Micros, Millis } from '../../domain/time'
import type { Recorder } from '../../record/recorder'
import type { ClassTally } from '../../record/tallies/class-tally'
import { readPercentile, summarise } from '../../stats/clocks/resolve'
import type { Background } from '../systems/background'

const liveBackground = (
  { books }: ClassTally,
  { latencies, seconds }: ReturnType<ClassTally['recent']>,
  resolutionUs: Micros,
): LiveClass => ({
  counts: books.counts,
  p50: readPercentile(latencies, PERCENTILES.p50, resolutionUs),
  p99: readPercentile(latencies, PERCENTILES.p99, resolutionUs),
  completedPerSecond: seconds > 0 ? latencies.count / seconds : 0,
})

interface Books {
  readonly recorder: Recorder
  readonly background: Background | null
}

/** Both classes over the last seconds; over the whole run once demand has ended. */
export const liveClasses = (
  { recorder, background }: Books,
  { stages: { call }, completedPerSecond }: LiveFigures,
  now: Instant,
  resolutionUs: Micros,
): LiveClasses => ({
  foreground: { counts: recorder.books.counts, p50: call.p50, p99: call.p99, completedPerSecond },
  background:
    background &&
    liveBackground(
      background.tally,
      recorder.endedAt === null
        ? background.tally.recent(now)
        : { latencies: background.tally.call, seconds: recorder.elapsed(now) / 1000 },
      resolutionUs,
    ),
})

/** Both classes over the whole run. */
export const classSummaries = (
  { recorder, background }: Books,
  latencyUs: Report['latencyUs'],
  duration: Millis,
  resolutionUs: Micros,
): Report['classes'] => {
  const perSecond = (completed: number) => (duration > 0 ? (completed * 1000) / duration : null)
  const summaryOf = (tally: ClassTally): ClassSummary => ({
    counts: tally.books.counts,
    callUs: summarise(tally.call, resolutionUs),
    dispatchUs: summarise(tally.dispatch, resolutionUs),
    throughputPerSecond: perSecond(tally.books.settled.completed),
  })
  return {
    foreground: {
      counts: recorder.books.counts,
      callUs: latencyUs.call,
      dispatchUs: latencyUs.dispatch,
      throughputPerSecond: perSecond(recorder.books.settled.completed),
    },
    background: background && summaryOf(background.tally),
  }
}
