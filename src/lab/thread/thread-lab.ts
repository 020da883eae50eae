import { proxy, wrap } from 'comlink'
import { createDeferred } from '../deferred'
import type { PageChange } from '../host/page-change'
import { watchPage } from '../host/page-watch'
import type { Lab } from '../lab'
import { watchLife } from './life-watch'
import { SnapshotDecoder, type SnapshotPatch } from './snapshot-wire'
import { isLabHello, type ThreadLab } from './thread-protocol'

/** A thread that has not said it is ready by then will not, ms. */
const START_TIMEOUT_MS = 15_000

/** Why the lab cannot have its own thread. */
export class NoThreadError extends Error {
  override readonly name = 'NoThreadError'
}

/** The lab's thread says nothing any more, and was ended. */
export class SilentThreadError extends Error {
  override readonly name = 'SilentThreadError'
  /** Whether the run had got as far as measuring: then it cannot be begun again as if nothing had been. */
  readonly hadBegun: boolean
  constructor(hadBegun: boolean) {
    super(
      `The lab’s thread stood still${hadBegun ? '' : ' before it measured anything'} and was ended: start the run again.`,
    )
    this.hadBegun = hadBegun
  }
}

/**
 * How long the lab may be silent, ms, besides the time of a few calls: before a run measures, while it does, and when it
 * was asked to stop. Firefox lets a worker that starts workers wait for the page and now and then never lets it go on.
 */
const PATIENCE_MS = { starting: 4000, running: 30_000, stopping: 3000 } as const
const CALLS_OF_PATIENCE = 5
/** Asked to stop before it measured, it loses nothing by being ended: ms, and the call that it may be timing. */
const UNBEGUN_MS = 2000

const every = (ms: number, action: () => void) => {
  const timer = setInterval(action, ms)
  return () => clearInterval(timer)
}

const spawnLab = (page: string) =>
  new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module', name: page })

const messageOf = (event: Event) =>
  'message' in event && typeof event.message === 'string' && event.message !== ''
    ? event.message
    : 'its script could not be loaded'

/**
 * Starts the lab on a thread of its own.
 * @param page its name, which no other page has
 * @throws {NoThreadError} where workers are missing, cannot start workers themselves, or do not load
 */
export const startThreadLab = async (page: string): Promise<Lab> => {
  if (typeof Worker !== 'function') throw new NoThreadError('this browser has no workers')
  const worker = spawnLab(page)
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
  let state: keyof typeof PATIENCE_MS = 'starting'
  return {
    run: ({ publish, shown: _, ...order }) => {
      const decoder = new SnapshotDecoder()
      let hasBegun = false
      state = 'starting'
      const callMs = order.settings.serviceUs / 1000
      const patienceMs = () =>
        state === 'stopping' && !hasBegun
          ? UNBEGUN_MS + callMs
          : PATIENCE_MS[state] + CALLS_OF_PATIENCE * callMs
      const watch = watchLife(every, patienceMs, () => {
        worker.terminate()
        death.reject(new SilentThreadError(hasBegun))
      })
      const receive = proxy(async (patch: SnapshotPatch) => {
        watch.sign()
        const snapshot = decoder.decode(patch)
        if (!hasBegun && snapshot.phase.kind === 'running') {
          hasBegun = true
          if (state === 'starting') state = 'running'
        }
        publish(snapshot)
      })
      return Promise.race([remote.run(order, receive), death.promise]).finally(watch.end)
    },
    fetchAhead: () => Promise.race([remote.fetchAhead(), death.promise]),
    update: (settings, mark) => Promise.race([remote.update(settings, mark), death.promise]),
    startCold: () => void remote.startCold(),
    stop: () => {
      state = 'stopping'
      void remote.stop()
    },
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
