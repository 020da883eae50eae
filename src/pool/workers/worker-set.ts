import type { Batch } from '../calls/batch.js'
import { WorkerDiedError, type WorkerStartError } from '../errors/errors.js'
import type { WorkerLike } from '../transports/transport.js'
import type { PoolWorker, PoolWorkerState } from './pool-worker.js'
import { IdleLimit } from './range/idle-limit.js'
import type { WorkerRange } from './range/worker-range.js'
import type { RestCause } from './replacement/rest.js'
import { terminate } from './replacement/terminate.js'
import { Roster } from './roster.js'
import { type CallInbox, Connector, type ConnectorOptions } from './start/connector.js'
import { StartFailure } from './start/start-failure.js'
import { type Shortage, StartPace } from './start/start-pace.js'
import { type Start, Starter } from './start/starter.js'
import { Waiters } from './waiters.js'
import type { WorkerSetEvents } from './worker-set-events.js'

export interface WorkerSetOptions extends ConnectorOptions {
  readonly spawn: () => unknown
  /** Workers started side by side. More only compete for the cores while none becomes ready. */
  readonly startTogether: number
  /** Where the workers' script is, to say why it was not loaded. */
  readonly script?: string | URL | undefined
}

const NONE: Required<WorkerRange> = { min: 0, max: 0, idleMs: Number.POSITIVE_INFINITY }

/** Keeps as many workers alive as are asked for: starts, retires and replaces them. Knows nothing of the queue. */
export class WorkerSet {
  readonly #roster = new Roster()
  readonly workers: ReadonlySet<PoolWorker> = this.#roster.workers
  #range = NONE
  #asked = 0
  #replaced = 0
  readonly #starter: Starter
  readonly #connector: Connector
  readonly #pace: StartPace
  readonly #idle: IdleLimit
  readonly #waiters = new Waiters()
  /** Workers that died in whose stead none has started yet. */
  readonly #toReplace: number[] = []
  #wasShort = false
  readonly #options: WorkerSetOptions
  #calls: CallInbox | null = null
  #events: WorkerSetEvents | null = null

  /** Asks for no workers yet. */
  constructor(options: WorkerSetOptions) {
    this.#options = options
    this.#pace = new StartPace(options.time, options.script, () => this.#rebalance())
    this.#starter = new Starter(options, {
      arrived: (start, worker) => this.#connect(start, worker),
      failed: ({ generation }, failure) => {
        this.#failStart(failure, generation)
        this.#rebalance()
      },
    })
    this.#connector = new Connector(options, this.#pace.deaths, {
      ready: (poolWorker, timeOrigin) => this.#welcome(poolWorker, timeOrigin),
      fell: (poolWorker, failure) => this.#fall(poolWorker, failure),
    })
    this.#idle = new IdleLimit(
      options.time,
      this.workers,
      () => this.#asked > this.#range.min,
      (poolWorker) => this.#letGoIdle(poolWorker),
    )
  }

  /** Who is told from now on. @param calls hears what comes of calls */
  hear(calls: CallInbox, events: WorkerSetEvents): void {
    this.#calls = calls
    this.#events = events
  }

  get asked(): number {
    return this.#asked
  }
  /** Messages that workers could take now, or when those have started that there may be. @param inFlight of a worker */
  room(inFlight: number): number {
    return this.#roster.room(this.#range.max, inFlight)
  }
  /** Workers that died and were replaced. */
  get replaced(): number {
    return this.#replaced
  }
  /** Why no worker can be started; null while some can, or one is being tried. */
  get fault(): WorkerStartError | null {
    const { fault } = this.#pace
    // Asked for by every call: nobody is counted where there is none.
    if (!fault) return null
    const isTried = this.count('ready') > 0 || this.count('starting') > 0 || !this.#pace.isResting
    return isTried ? null : fault
  }
  /** Why workers are missing; null while none is. */
  get shortage(): Shortage | null {
    return this.#pace.shortageOf(this.#missing)
  }

  count(state: PoolWorkerState): number {
    return this.#roster.count(state) + (state === 'starting' ? this.#starter.pending : 0)
  }

  /** A worker that takes calls, by its number. */
  readyWorker(id: number): PoolWorker | undefined {
    return this.#roster.ready(id)
  }

  /** Whoever waits for workers hears that they will not come. */
  disappoint(error: Error): void {
    this.#waiters.rejectAll(error)
  }

  /**
   * Asks for so many workers. Resolves once those that are needed now are ready and no other is left, or as many as
   * were asked for since.
   */
  resize(range: Required<WorkerRange>): Promise<void> {
    this.#range = range
    this.#idle.stop()
    return this.#ask(Math.min(Math.max(this.#asked, range.min), range.max))
  }

  /** Lets all workers go. */
  async end(): Promise<void> {
    await this.resize(NONE)
  }

  /** Lets every worker go, and starts as many afresh; calls wait for these. Resolves like `resize`. */
  renew(): Promise<void> {
    for (const poolWorker of [...this.workers]) {
      // One that only starts is fresh still.
      if (poolWorker.state === 'starting') continue
      poolWorker.isSpent = true
      if (poolWorker.state === 'ready') this.#letGo(poolWorker)
    }
    return this.#ask(this.#asked)
  }

  /** Calls wait, and no worker has room: starts more, if there may be more. @param calls how many wait */
  grow(calls: number): void {
    if (this.#asked >= this.#range.max) return
    const asked = Math.min(this.count('ready') + calls, this.#range.max)
    if (asked <= this.#asked) return
    this.#asked = asked
    this.#rebalance()
  }

  /** If a poolWorker is retiring and nobody waits for what it holds, it goes. */
  dismissIfDone(poolWorker: PoolWorker): void {
    if (poolWorker.state !== 'retiring' || poolWorker.isDying || poolWorker.isNeeded) return
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
  stop(poolWorker: PoolWorker, why: string, cause: 'time-limit' | 'aborted'): void {
    this.#die(poolWorker, why, undefined, cause)
  }

  get #missing(): number {
    return this.#asked - this.count('ready') - this.count('starting')
  }

  #ask(count: number): Promise<void> {
    this.#asked = count
    this.#pace.askedAnew()
    return this.#waiters.wait(() => this.#rebalance())
  }

  #rebalance(): void {
    this.#retire(-this.#missing)
    this.#recall(this.#missing)
    while (!this.#pace.isResting && this.count('starting') < this.#options.startTogether && this.#missing > 0)
      this.#starter.begin(this.#pace.generation.start)
    this.#idle.watch(this.#range.idleMs)
    this.#tellWaiters()
    this.#tellOfShortage()
  }

  /** Lets `surplus` workers go, those first that are still starting, then idle ones, then the newest. */
  #retire(surplus: number): void {
    if (surplus <= 0) return
    const left = surplus - this.#starter.callOff(surplus)
    for (const poolWorker of this.#roster.surplus(left)) this.#letGo(poolWorker)
  }

  /** Takes no new calls, and goes when nobody waits for what it holds. */
  #letGo(poolWorker: PoolWorker): void {
    poolWorker.state = 'retiring'
    this.#events?.leaving(poolWorker)
    this.dismissIfDone(poolWorker)
  }

  #letGoIdle(poolWorker: PoolWorker): void {
    if (this.#asked <= this.#range.min) return
    this.#asked -= 1
    this.#letGo(poolWorker)
  }

  /** Takes back workers that were on their way out: cheaper than starting new ones. */
  #recall(missing: number): void {
    for (const poolWorker of this.#roster.recallable(missing)) {
      poolWorker.state = 'ready'
      this.#events?.free(poolWorker)
    }
  }

  /** A worker is there, and begins to load its script. */
  #connect(start: Start, worker: WorkerLike): void {
    const generation = { start: start.generation, death: this.#pace.generation.death }
    if (!this.#calls) throw new Error('Workers were asked for before anybody hears what comes of calls.')
    const connected = this.#connector.connect(start, generation, worker, this.#calls)
    if (connected instanceof StartFailure) {
      this.#failStart(connected, start.generation)
      return
    }
    this.#roster.workers.add(connected)
    // `spawn` may have asked for fewer, or closed the pool.
    this.#retire(-this.#missing)
  }

  #welcome(poolWorker: PoolWorker, timeOrigin: number): void {
    poolWorker.stopStartTimer()
    poolWorker.state = 'ready'
    poolWorker.activeAt = this.#options.time.now()
    poolWorker.timeOrigin = timeOrigin
    this.#pace.started()
    this.#events?.started(poolWorker, this.#toReplace.shift() ?? null)
    this.#events?.free(poolWorker)
    this.#rebalance()
  }

  /** A worker does not start, or dies. */
  #fall(poolWorker: PoolWorker, failure: StartFailure): void {
    if (poolWorker.state !== 'starting') {
      this.#die(poolWorker, failure.why, failure.cause, 'died-early')
      return
    }
    this.#remove(poolWorker)
    this.#failStart(failure, poolWorker.generation.start)
    this.#rebalance()
  }

  #die(poolWorker: PoolWorker, why: string, cause: unknown, restCause: RestCause): void {
    const { state } = poolWorker
    if (state === 'gone' || poolWorker.isDying) return
    this.#salvage(poolWorker, restCause === 'died-early')
    this.#remove(poolWorker)
    // One that was on its way out is not replaced.
    if (state === 'ready') this.#noteDeath(poolWorker, why, restCause)
    this.#events?.lost(poolWorker, poolWorker.releaseAll(), new WorkerDiedError(why, cause))
    this.#rebalance()
  }

  /** Callers hear meanwhile, and may call again, or ask for other workers: it is given nothing any more. */
  #salvage(poolWorker: PoolWorker, hasDied: boolean): void {
    poolWorker.isDying = true
    poolWorker.isSpent = true
    poolWorker.state = 'retiring'
    this.#events?.leaving(poolWorker)
    this.#events?.dying(poolWorker, hasDied)
  }

  /** Workers that die again and again are replaced ever more slowly. */
  #noteDeath({ id, hasReplied, generation }: PoolWorker, why: string, cause: RestCause): void {
    this.#replaced += 1
    // Whether another is needed beyond those that are always kept is for waiting calls to say.
    if (this.#asked > this.#range.min) this.#asked -= 1
    else this.#toReplace.push(id)
    if (cause === 'died-early' && hasReplied) return
    this.#pace.died(cause, why, generation.death)
  }

  #failStart(failure: StartFailure, generation: number): void {
    this.#pace.startFailed(failure, generation)
    if (this.#pace.fault) this.disappoint(this.#pace.fault)
  }

  #remove(poolWorker: PoolWorker): void {
    poolWorker.state = 'gone'
    this.#events?.leaving(poolWorker)
    poolWorker.stopStartTimer()
    poolWorker.stopWatching()
    poolWorker.link.close()
    this.#roster.workers.delete(poolWorker)
    terminate(poolWorker.worker)
  }

  #tellWaiters(): void {
    const { fault } = this
    if (fault) {
      // Nobody waits any more for those beyond the least number; the next call asks for them again.
      this.#asked = this.#range.min
      this.#events?.broken(fault)
    }
    const isSteady =
      this.#missing === 0 && this.#starter.pending === 0 && this.workers.size === this.count('ready')
    if (isSteady) this.#waiters.resolveAll()
  }

  #tellOfShortage(): void {
    const { shortage } = this
    if (!shortage && !this.#wasShort) return
    this.#wasShort = shortage !== null
    this.#events?.short(shortage)
  }
}
