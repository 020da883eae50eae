import type { PoolTime } from '../../time.js'
import { unpackThrown } from '../../transports/thrown/unpack.js'
import type { Inbox, Transport, WorkerLike } from '../../transports/transport.js'
import type { Init } from '../../transports/wire/wire.js'
import { type Generation, PoolWorker } from '../pool-worker.js'
import { watchLifeline } from '../replacement/lifeline.js'
import type { Setbacks } from '../replacement/setbacks.js'
import { terminate } from '../replacement/terminate.js'
import { messageOf, StartFailure } from './start-failure.js'
import { limitStart } from './start-limit.js'
import type { Start } from './starter.js'

/** How workers are connected. */
export interface ConnectorOptions {
  readonly transport: Transport
  readonly startTimeoutMs: number
  readonly time: PoolTime
  /** What every worker is given before its first call, if anything. */
  readonly init?: { readonly data: unknown } | null
}

/** What comes of calls, which is not the workers' business: it goes straight to those whose it is. */
export type CallInbox = Pick<Inbox, 'reply' | 'unsent' | 'unreadable' | 'bypassed'>

/** What workers say of themselves. */
export interface ConnectorEvents {
  /** It can take calls. @param timeOrigin of its clock, ms since 1970 */
  readonly ready: (poolWorker: PoolWorker, timeOrigin: number) => void
  /** It did not start, or has died. */
  readonly fell: (poolWorker: PoolWorker, failure: StartFailure) => void
}

const failureOf = (event: Event): StartFailure =>
  'message' in event && typeof event.message === 'string' && event.message !== ''
    ? new StartFailure('threw', event.message, { cause: 'error' in event ? event.error : undefined })
    : new StartFailure('not-loaded', 'its script could not be loaded')

const ended = (why: string) => new StartFailure('ended', why)

/** Connects the pool to workers that are there, and hears of each when it is ready and when it falls. */
export class Connector {
  readonly #options: ConnectorOptions
  readonly #events: ConnectorEvents
  readonly #deaths: Setbacks

  /** @param deaths of workers, which answers ease */
  constructor(options: ConnectorOptions, deaths: Setbacks, events: ConnectorEvents) {
    this.#options = options
    this.#deaths = deaths
    this.#events = events
  }

  /** @param calls hears what comes of its calls @returns the worker, which begins to load its script; or why it cannot be one of the pool's */
  connect(
    start: Start,
    generation: Generation,
    worker: WorkerLike,
    calls: CallInbox,
  ): PoolWorker | StartFailure {
    const { transport, startTimeoutMs, time } = this.#options
    try {
      const poolWorker = new PoolWorker({ id: start.id, generation, deaths: this.#deaths }, worker, (own) =>
        transport.connect(worker, this.#inboxOf(own, calls), time.now),
      )
      this.#listen(poolWorker)
      poolWorker.stopStartTimer = limitStart(time, Math.max(1, start.deadline - time.now()), () => {
        const [reason, what] = poolWorker.isInitialising
          ? (['init-failed', 'its init function did not finish'] as const)
          : (['never-served', 'it did not call serve()'] as const)
        const why = `${what} within ${startTimeoutMs} ms`
        this.#events.fell(poolWorker, new StartFailure(reason, why, { isOverdue: true }))
      })
      return poolWorker
    } catch (cause) {
      terminate(worker)
      const why = `the transport "${transport.name}" could not be set up: ${messageOf(cause)}`
      return new StartFailure('not-connected', why, { cause })
    }
  }

  #inboxOf(poolWorker: PoolWorker, calls: CallInbox): Inbox {
    const { fell, ready } = this.#events
    const { init } = this.#options
    return {
      ...calls,
      awaitsInit: () => {
        if (poolWorker.state !== 'starting') return
        poolWorker.isInitialising = true
        const given: Init = { pool: 'init', data: init?.data }
        poolWorker.link.tell?.(given)
      },
      initFailed: (thrown) => {
        const cause = unpackThrown(thrown)
        const why = `its init function threw: ${messageOf(cause)}`
        if (poolWorker.state === 'starting') fell(poolWorker, new StartFailure('init-failed', why, { cause }))
      },
      hello: ({ timeOrigin }) => {
        if (poolWorker.state !== 'starting') return
        if (!init || poolWorker.isInitialising) {
          ready(poolWorker, timeOrigin)
          return
        }
        const why = 'its serve() was given no init function to take the init of the pool'
        fell(poolWorker, new StartFailure('init-failed', why, { isHopeless: true }))
      },
      garbled: () => fell(poolWorker, ended('it sent what no worker of the pool sends')),
      lifeline: (lock) => {
        if (poolWorker.state === 'gone') return
        poolWorker.stopWatching = watchLifeline(lock, () =>
          fell(poolWorker, ended('it was terminated, closed itself or ran out of memory')),
        )
      },
    }
  }

  /** Hears when a worker fails, or is terminated by somebody else. */
  #listen(poolWorker: PoolWorker): void {
    const { fell } = this.#events
    const { worker } = poolWorker
    const onError = (event: Event) => fell(poolWorker, failureOf(event))
    worker.addEventListener('error', onError)
    worker.addEventListener('messageerror', onError)
    const end = worker.terminate.bind(worker)
    const terminate = () => {
      end()
      fell(poolWorker, ended('it was terminated from outside the pool'))
    }
    // One that lets nothing be put in its place is still watched by its lifeline.
    Reflect.set(worker, 'terminate', terminate)
  }
}
