import type { Snapshot } from '../../domain/snapshot'
import { about, percent, secondsInWords } from './figures-in-words'
import type { Sentence } from './sentence'

/** A burst: nothing is added until all of it has ended. */
export const burstWords = (snapshot: Snapshot, left: number): Sentence => {
  const { settings, live } = snapshot
  const calls = settings.demand * settings.callsPerCaller
  const pace = live.completedPerSecond
  const time = pace > 0 ? `, ${secondsInWords((left * calls) / pace)} at ${about(pace)} calls/s` : ''
  return {
    topic: 'draining',
    happening: `A burst of ${about(calls)} calls drains: ${percent(left)} left${time}.`,
    advice:
      settings.batch === 1
        ? 'The last call waits for all the others. Handing over several at once drains it sooner: Pool, Batch: auto.'
        : 'The last call waits for all the others: its latency is the time that the whole burst takes.',
  }
}
