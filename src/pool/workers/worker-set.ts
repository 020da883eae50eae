import type { Batch } from '../calls/batch.js'
import { WorkerDiedError, WorkerStartError } from '../errors.js'
import type { PoolTime } from '../time.js'
import type { Inbox, Transport, WorkerLike } from '../transports/transport.js'
import { watchLifeline } from './lifeline.js'
import { PoolWorker, type PoolWorkerState } from './pool-worker.js'

/** Workers started side by side. More only compete for the cores while none becomes ready. */
const STARTING_AT_ONCE = 8
/** Starts that fail one after another before the workerSet gives up: the script is at fault, not chance. */
const FAILED_STARTS_ALLOWED = 3
/** Rest before a worker is replaced that died before it returned anything; twice as long each time, to a limit. */
const FIRST_REST_MS = 50
const LONGEST_REST_MS = 5000
const NOTHING = () => undefined

/** What a transport brings that is not the workerSet's business, and what happens to workers. */
export interface WorkerSetEvents extends Pick<Inbox, 'reply' | 'unsent' | 'unreadable' | 'bypassed'> {
  /** A worker takes no more tasks: it is gone, or finishes what it holds and goes. */
  readonly leaving: (poolWorker: PoolWorker) => void
  /** A worker can take a task. */
  readonly free: (poolWorker: PoolWorker) => void
  /** A worker died, or was stopped, with these batches. */
  readonly lost: (poolWorker: PoolWorker, batches: readonly Batch[], error: WorkerDiedError) => void
  /** No worker is left and none can be started. */
  readonly broken: (error: WorkerStartError) => void
}

export interface WorkerSetOptions {
  readonly spawn: () => WorkerLike
  readonly transport: Transport
  readonly startTimeoutMs: number
  readonly time: PoolTime
}

interface Waiter {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

const whyOf = (event: Event): string =>
  'message' in event && typeof event.message === 'string' && event.message !== ''
    ? event.message
    : 'its script could not be loaded'

/** Keeps the asked number of workers alive: starts, retires and replaces them. Knows nothing of the queue. */
export class WorkerSet {
  readonly workers = new Set<PoolWorker>()
  #asked = 0
  #started = 0
  #replaced = 0
  #failedStarts = 0
  /** Deaths of workers that had greeted and returned nothing, since a worker last returned something. */
  #earlyDeaths = 0
  /** Calls off the rest before the next start; `NOTHING` when there is none. */
  #endRest: () => void = NOTHING
  #fault: WorkerStartError | null = null
  #waiters: Waiter[] = []
  readonly #options: WorkerSetOptions
  readonly #events: WorkerSetEvents

  constructor(options: WorkerSetOptions, events: WorkerSetEvents) {
    this.#options = options
    this.#events = events
  }

  get asked(): number {
    return this.#asked
  }
  /** Workers that died and were replaced. */
  get replaced(): number {
    return this.#replaced
  }
  /** Why no worker can be started; null while some can. */
  get fault(): WorkerStartError | null {
    return this.#fault
  }

  count(state: PoolWorkerState): number {
    let count = 0
    for (const poolWorker of this.workers) if (poolWorker.state === state) count += 1
    return count
  }

  /** The ready worker of that number. */
  readyWorker(id: number): PoolWorker | undefined {
    for (const poolWorker of this.workers)
      if (poolWorker.id === id && poolWorker.state === 'ready') return poolWorker
    return undefined
  }

  /** Whoever waits for workers hears that they will not come. */
  disappoint(error: Error): void {
    for (const { reject } of this.#waiters.splice(0)) reject(error)
  }

  /**
   * Asks for `count` workers, 0 to let all go. Resolves once that many are ready and no other is left, or as many
   * as were asked for since.
   */
  resize(count: number): Promise<void> {
    this.#asked = count
    this.#fault = null
    this.#failedStarts = 0
    this.#endRest()
    this.#endRest = NOTHING
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject })
      this.#rebalance()
    })
  }

  /**
   * Lets every worker go, and starts as many afresh; calls wait for these. Resolves like `resize`.
   */
  renew(): Promise<void> {
    for (const poolWorker of [...this.workers]) {
      // One that only starts is fresh still.
      if (poolWorker.state === 'starting') continue
      poolWorker.isSpent = true
      if (poolWorker.state === 'ready') this.#letGo(poolWorker)
    }
    return this.resize(this.#asked)
  }

  /** If a poolWorker is retiring and nobody waits for what it holds, it goes. */
  dismissIfDone(poolWorker: PoolWorker): void {
    if (poolWorker.state !== 'retiring' || poolWorker.isNeeded) return
    this.#remove(poolWorker)
    this.#tellWaiters()
  }

  /** Ends every worker at once, whatever it holds. @returns the batches they held */
  terminateAll(): readonly Batch[] {
    const batches = [...this.workers].flatMap((poolWorker) => poolWorker.releaseAll())
    for (const poolWorker of this.workers) this.#remove(poolWorker)
    this.#tellWaiters()
    return batches
  }

  /** Ends a worker that cannot be waited for, and replaces it. */
  stop(poolWorker: PoolWorker, why: string): void {
    // It got as far as running a call, so the next one need not start more slowly.
    poolWorker.hasReplied = true
    this.#die(poolWorker, why)
  }

  #rebalance(): void {
    this.#retire(this.count('ready') + this.count('starting') - this.#asked)
    this.#recall(this.#asked - this.count('ready') - this.count('starting'))
    while (
      !this.#fault &&
      this.#endRest === NOTHING &&
      this.count('starting') < STARTING_AT_ONCE &&
      this.count('ready') + this.count('starting') < this.#asked
    )
      this.#start()
    this.#tellWaiters()
  }

  /** Lets `surplus` workers go, those first that are still starting, then idle ones, then the newest. */
  #retire(surplus: number): void {
    if (surplus <= 0) return
    const rank = (poolWorker: PoolWorker) => (poolWorker.state === 'starting' ? -1 : poolWorker.batches.size)
    const candidates = [...this.workers].filter(({ state }) => state === 'starting' || state === 'ready')
    candidates.sort((a, b) => rank(a) - rank(b) || b.id - a.id)
    for (const poolWorker of candidates.slice(0, surplus)) this.#letGo(poolWorker)
  }

  /** Takes no new calls, and goes when nobody waits for what it holds. */
  #letGo(poolWorker: PoolWorker): void {
    poolWorker.state = 'retiring'
    this.#events.leaving(poolWorker)
    this.dismissIfDone(poolWorker)
  }

  /** Takes back workers that were on their way out: cheaper than starting new ones. */
  #recall(missing: number): void {
    const retiring = [...this.workers].filter(({ state, isSpent }) => state === 'retiring' && !isSpent)
    for (const poolWorker of retiring.slice(0, Math.max(0, missing))) {
      poolWorker.state = 'ready'
      this.#events.free(poolWorker)
    }
  }

  #start(): void {
    const { spawn, transport, startTimeoutMs, time } = this.#options
    let worker: WorkerLike
    try {
      worker = spawn()
    } catch (cause) {
      this.#failStart(cause instanceof Error ? cause.message : String(cause), cause)
      return
    }
    this.#started += 1
    const poolWorker: PoolWorker = new PoolWorker(
      this.#started,
      worker,
      transport,
      this.#inboxOf(() => poolWorker),
      time.now,
    )
    poolWorker.stopStartTimer = time.schedule(startTimeoutMs, () =>
      this.#die(poolWorker, `it did not call serve() within ${startTimeoutMs} ms`),
    )
    this.#listen(poolWorker)
    this.workers.add(poolWorker)
  }

  #inboxOf(memberOf: () => PoolWorker): Inbox {
    const { unsent, unreadable, bypassed } = this.#events
    return {
      unsent,
      unreadable,
      bypassed,
      hello: ({ timeOrigin }) => {
        const poolWorker = memberOf()
        if (poolWorker.state !== 'starting') return
        poolWorker.stopStartTimer()
        poolWorker.state = 'ready'
        poolWorker.clockOffset = timeOrigin - this.#options.time.timeOrigin
        this.#failedStarts = 0
        this.#events.free(poolWorker)
        this.#rebalance()
      },
      lifeline: (lock) => {
        const poolWorker = memberOf()
        if (poolWorker.state === 'gone') return
        poolWorker.stopWatching = watchLifeline(lock, () =>
          this.#die(poolWorker, 'it was terminated, closed itself or ran out of memory'),
        )
      },
      reply: (batch, reply, receivedAt) => {
        memberOf().hasReplied = true
        this.#earlyDeaths = 0
        this.#events.reply(batch, reply, receivedAt)
      },
    }
  }

  /** Hears when a worker fails, or is terminated by somebody else. */
  #listen(poolWorker: PoolWorker): void {
    const { worker } = poolWorker
    const onError = (event: Event) =>
      this.#die(poolWorker, whyOf(event), 'error' in event ? event.error : undefined)
    worker.addEventListener('error', onError)
    worker.addEventListener('messageerror', onError)
    const terminate = worker.terminate.bind(worker)
    worker.terminate = () => {
      terminate()
      this.#die(poolWorker, 'it was terminated from outside the pool')
    }
  }

  #die(poolWorker: PoolWorker, why: string, cause?: unknown): void {
    const { state } = poolWorker
    if (state === 'gone') return
    this.#remove(poolWorker)
    if (state === 'starting') {
      this.#failStart(why, cause)
    } else {
      if (state === 'ready') this.#replaced += 1
      this.#events.lost(poolWorker, poolWorker.releaseAll(), new WorkerDiedError(why, cause))
      // One that was on its way out is not replaced.
      if (!poolWorker.hasReplied && state === 'ready') this.#rest()
    }
    this.#rebalance()
  }

  /** Workers that die before they did anything are replaced ever more slowly. */
  #rest(): void {
    this.#earlyDeaths += 1
    // One may be chance: it is replaced at once.
    if (this.#earlyDeaths === 1) return
    const ms = Math.min(FIRST_REST_MS * 2 ** (this.#earlyDeaths - 2), LONGEST_REST_MS)
    this.#endRest()
    this.#endRest = this.#options.time.schedule(ms, () => {
      this.#endRest = NOTHING
      this.#rebalance()
    })
  }

  #failStart(why: string, cause: unknown): void {
    this.#failedStarts += 1
    if (this.#failedStarts < FAILED_STARTS_ALLOWED) return
    this.#fault = new WorkerStartError(why, cause)
    this.disappoint(this.#fault)
  }

  #remove(poolWorker: PoolWorker): void {
    poolWorker.state = 'gone'
    this.#events.leaving(poolWorker)
    poolWorker.stopStartTimer()
    poolWorker.stopWatching()
    poolWorker.link.close()
    poolWorker.worker.terminate()
    this.workers.delete(poolWorker)
  }

  #tellWaiters(): void {
    if (this.#fault && this.workers.size === 0) this.#events.broken(this.#fault)
    const isSteady = this.workers.size === this.#asked && this.count('ready') === this.#asked
    if (isSteady) for (const { resolve } of this.#waiters.splice(0)) resolve()
  }
}
