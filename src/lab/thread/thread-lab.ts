import { proxy, wrap } from 'comlink'
import { createDeferred } from '../deferred'
import type { PageChange } from '../host/page-change'
import { watchPage } from '../host/page-watch'
import type { Lab } from '../lab'
import { SnapshotDecoder, type SnapshotPatch } from './snapshot-wire'
import { isLabHello, type ThreadLab } from './thread-protocol'

/** A thread that has not said it is ready by then will not, ms. */
const START_TIMEOUT_MS = 15_000

/** Why the lab cannot have its own thread. */
export class NoThreadError extends Error {
  override readonly name = 'NoThreadError'
}

const spawnLab = () => new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' })

const messageOf = (event: Event) =>
  'message' in event && typeof event.message === 'string' && event.message !== ''
    ? event.message
    : 'its script could not be loaded'

/**
 * Starts the lab on a thread of its own.
 * @throws {NoThreadError} where workers are missing, cannot start workers themselves, or do not load
 */
export const startThreadLab = async (): Promise<Lab> => {
  if (typeof Worker !== 'function') throw new NoThreadError('this browser has no workers')
  const worker = spawnLab()
  // Comlink never settles calls on a worker that died: whoever waits hears of it through this.
  const death = createDeferred<never>()
  death.promise.catch(() => undefined)
  const hello = createDeferred<boolean>()
  const timer = setTimeout(
    () => death.reject(new NoThreadError('the lab’s thread did not start')),
    START_TIMEOUT_MS,
  )
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isLabHello(data)) hello.resolve(data.canNest)
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    death.reject(new NoThreadError(`the lab’s thread died: ${messageOf(event)}`))
  })

  const canNest = await Promise.race([hello.promise, death.promise]).finally(() => clearTimeout(timer))
  if (!canNest) {
    worker.terminate()
    throw new NoThreadError('workers cannot start workers in this browser')
  }
  const remote = wrap<ThreadLab>(worker)
  const pageChanged = (change: PageChange) => void remote.pageChanged(change)
  const stopWatching = watchPage(pageChanged)
  death.promise.catch(stopWatching)
  return {
    run: ({ publish, ...order }) => {
      const decoder = new SnapshotDecoder()
      const receive = proxy(async (patch: SnapshotPatch) => publish(decoder.decode(patch)))
      return Promise.race([remote.run(order, receive), death.promise])
    },
    fetchAhead: () => Promise.race([remote.fetchAhead(), death.promise]),
    update: (settings, mark) => Promise.race([remote.update(settings, mark), death.promise]),
    startCold: () => void remote.startCold(),
    stop: () => void remote.stop(),
    measureInstrument: ({ settings, seconds, progress }) =>
      Promise.race([
        remote.measureInstrument(
          settings,
          seconds,
          proxy(async (fraction) => progress(fraction)),
        ),
        death.promise,
      ]),
    pageChanged,
  }
}
