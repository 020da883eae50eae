import type { Settings } from '../../domain/settings/settings'
import { instant } from '../../domain/time'
import { namedCores } from '../../surroundings/named-cores'
import { faultWords, scriptFault } from '../../surroundings/script-fault'
import callWorker from '../../workloads/call.worker.ts?worker&url'
import { yardstick } from '../../workloads/compute/yardstick'
import { spinnerOf } from '../parallelism/spinner'
import type { Host } from './host'
import { watchLongTasks } from './long-tasks'
import { createWaiting } from './waiting'

/** A server that has not answered by then does not answer, ms. */
const LONGEST_LOOK_MS = 5000

/** More only compete for the cores. */
const START_TOGETHER = 8

/**
 * A worker of Firefox's that starts a worker while another of its own loads may be stuck in that for good (in 153, one
 * time in three on a busy machine); one after another they start.
 */
const startTogetherOn = (thread: Settings['callerThread'], userAgent: string): number =>
  thread === 'own' && /\bGecko\//.test(userAgent) ? 1 : START_TOGETHER

/**
 * The host of a thread of a browser: a worker's or the page's.
 * @param page a name that no other page has
 */
export const browserHost = (thread: Settings['callerThread'], page: string): Host => {
  const { timer, ...waiting } = createWaiting()
  return {
    clock: { now: () => instant(performance.now()), timeOrigin: performance.timeOrigin },
    waiting,
    timer,
    thread,
    page,
    userAgent: navigator.userAgent,
    cores: namedCores(),
    // Absent where the page did not come by a secure connection.
    locks: navigator.locks ?? null,
    crossOriginIsolated: globalThis.crossOriginIsolated ?? false,
    // In one expression, or the build would not see that this is a worker.
    spawn: () => new Worker(new URL('../../workloads/call.worker.ts', import.meta.url), { type: 'module' }),
    spawnOwn: () =>
      new Worker(new URL('../../own/worker/own.worker.ts', import.meta.url), { type: 'module' }),
    fetchWorkerScript: async () => {
      await (await fetch(callWorker)).arrayBuffer()
    },
    whyNoWorkers: async () =>
      faultWords(
        await scriptFault(callWorker, {
          fetch: (address) =>
            fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(LONGEST_LOOK_MS) }),
          isOnline: navigator.onLine,
          isIsolated: globalThis.crossOriginIsolated ?? false,
        }),
      ),
    startSpinner: () =>
      spinnerOf(
        new Worker(new URL('../../workloads/compute/spin.worker.ts', import.meta.url), { type: 'module' }),
      ),
    startTogether: startTogetherOn(thread, navigator.userAgent),
    yardstick,
    wallAhead: () => Date.now() - performance.timeOrigin - performance.now(),
    takeLongTasks: thread === 'page' ? watchLongTasks() : () => [],
    every: (ms, action) => {
      const timer = setInterval(action, ms)
      return () => clearInterval(timer)
    },
    after: (ms, action) => {
      const timer = setTimeout(action, ms)
      return () => clearTimeout(timer)
    },
  }
}
