import { instant } from '../../domain/time'
import type { LongTask } from '../../record/interruptions/interruption-detector'

/** Long tasks kept until somebody asks. */
const KEPT = 50

const taskOf = ({ startTime, duration }: PerformanceEntry): LongTask => ({
  from: instant(startTime),
  to: instant(startTime + duration),
})

/**
 * Hears of this thread's long tasks, where the browser tells: on pages, and not in all browsers.
 * @returns those since last asked
 */
export const watchLongTasks = (): (() => readonly LongTask[]) => {
  if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes('longtask')) return () => []
  let tasks: LongTask[] = []
  const keep = (entries: PerformanceEntryList) => {
    tasks = [...tasks, ...entries.map(taskOf)].slice(-KEPT)
  }
  const observer = new PerformanceObserver((list) => keep(list.getEntries()))
  observer.observe({ type: 'longtask' })
  return () => {
    // The browser brings them in a task of their own, behind the replies that a long task has held up.
    keep(observer.takeRecords())
    const taken = tasks
    tasks = []
    return taken
  }
}
