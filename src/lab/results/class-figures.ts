import { PERCENTILES } from '../../domain/percentile'
import type { ClassSummary, Report } from '../../domain/report'
import type { LiveFigures } from '../../domain/snapshot'
import type { ClassCounts, LiveClass, LiveClasses } from '../../domain/systems'
import type { Instant, Micros, Millis } from '../../domain/time'
import type { ClassTally } from '../../record/class-tally'
import type { Recorder } from '../../record/recorder'
import { readPercentile, summarise } from '../../stats/clocks/resolve'
import type { Background } from '../systems/background'

const countsOf = ({ submittedCount, settledCounts }: Recorder): ClassCounts => ({
  submitted: submittedCount,
  ...settledCounts,
})
const backgroundCounts = ({ books }: ClassTally): ClassCounts => ({
  submitted: books.submitted,
  ...books.settled,
})

const liveBackground = (tally: ClassTally, now: Instant, resolutionUs: Micros): LiveClass => {
  const { latencies, seconds } = tally.recent(now)
  return {
    counts: backgroundCounts(tally),
    p50: readPercentile(latencies, PERCENTILES.p50, resolutionUs),
    p99: readPercentile(latencies, PERCENTILES.p99, resolutionUs),
    completedPerSecond: seconds > 0 ? latencies.count / seconds : 0,
  }
}

interface Books {
  readonly recorder: Recorder
  readonly background: Background | null
}

/** Both classes over the last seconds. */
export const liveClasses = (
  { recorder, background }: Books,
  { stages: { call }, completedPerSecond }: LiveFigures,
  now: Instant,
  resolutionUs: Micros,
): LiveClasses => ({
  foreground: { counts: countsOf(recorder), p50: call.p50, p99: call.p99, completedPerSecond },
  background: background && liveBackground(background.tally, now, resolutionUs),
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
    counts: backgroundCounts(tally),
    callUs: summarise(tally.call, resolutionUs),
    dispatchUs: summarise(tally.dispatch, resolutionUs),
    throughputPerSecond: perSecond(tally.books.settled.completed),
  })
  return {
    foreground: {
      counts: countsOf(recorder),
      callUs: latencyUs.call,
      dispatchUs: latencyUs.dispatch,
      throughputPerSecond: perSecond(recorder.settledCounts.completed),
    },
    background: background && summaryOf(background.tally),
  }
}
