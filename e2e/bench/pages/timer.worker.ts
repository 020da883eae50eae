/// The floor under the generator's lag: its timer on a thread that does nothing else.
import { expose } from 'comlink'
import { type Instant, instant, latencyBetween, later, millis, spanBetween } from '../../../src/domain/time'
import { createWaiting } from '../../../src/lab/host/waiting'
import { LatencyHistogram } from '../../../src/record/percentiles/histogram'

const now = (): Instant => instant(performance.now())

/** Waits for `perSecond` instants a second. @returns 99th percentile of lateness, µs */
const measure = async (perSecond: number, seconds: number): Promise<number> => {
  const waiting = createWaiting()
  const lateness = new LatencyHistogram(3)
  let due = later(now(), millis(10))
  for (let count = 0; count < perSecond * seconds; count += 1) {
    for (let left = spanBetween(now(), due); left > 0; left = spanBetween(now(), due))
      await waiting.sleep(left)
    lateness.record(latencyBetween(due, now()))
    due = later(due, millis(1000 / perSecond))
  }
  return lateness.percentile(99) ?? Number.NaN
}

export type MeasureTimer = typeof measure
expose({ measure })
postMessage('ready')
