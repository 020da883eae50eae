import type { Settings } from '../../../domain/settings/settings'
import type { OwnInit } from '../../../own/worker/own-init'
import { createPool, type Pool, type PoolObserver, type Rules } from '../../../pool/index'
import type { Host } from '../../host/host'
import { poolTimeOf } from './pool-time'
import { RunWorkers, type RunWorkersEvents } from './run-workers'

const rulesOf = ({ inFlight, queueLimit, overflow, batch, nesting }: Settings): Rules => ({
  inFlight,
  queueLimit,
  overflow,
  // The answer to a nested call must not wait for others of its message, one of which may wait for it.
  batch: nesting > 1 ? 1 : batch,
})

/** The rules of the background's own pool: its calls are long, and none is to wait for another's answer. */
const ownRulesOf = ({ queueLimit, overflow }: Settings): Rules => ({
  inFlight: 1,
  queueLimit,
  overflow,
  batch: 1,
})

/** The pool of a run, and, where the background has one, its own. */
export class Pools {
  readonly main: Pool<object>
  readonly #host: Host
  readonly #runWorkers: RunWorkers
  #own: Pool<object> | null = null

  /** @param init what workers that run an own function are given; null where there is none */
  constructor(
    host: Host,
    settings: Settings,
    observer: PoolObserver,
    events: RunWorkersEvents,
    init: OwnInit | null = null,
  ) {
    this.#host = host
    this.#runWorkers = new RunWorkers(settings, init ? host.spawnOwn : host.spawn, events)
    this.main = this.#create(
      this.#runWorkers.spawn,
      settings.workers,
      settings,
      rulesOf(settings),
      observer,
      init,
    )
    if (settings.backgroundRate > 0) this.forBackground(settings)
  }

  /** Resolves when all workers that are asked for are ready. */
  async ready({ workers, backgroundWorkers }: Settings): Promise<void> {
    await Promise.all([this.main.resize(workers), this.#own?.resize(backgroundWorkers)])
  }

  /** The pool that the background's calls go to; its own is started when first asked for. */
  forBackground(settings: Settings): Pool<object> {
    if (settings.backgroundPool === 'shared') return this.main
    this.#own ??= this.#create(
      this.#host.spawn,
      settings.backgroundWorkers,
      settings,
      ownRulesOf(settings),
      undefined,
    )
    return this.#own
  }

  configure(settings: Settings): void {
    this.main.configure(rulesOf(settings))
    this.#own?.configure(ownRulesOf(settings))
  }

  /** Frees what dead workers hold. */
  recoverFromDeadWorkers(): void {
    this.#runWorkers.recoverFromDeadWorkers()
  }

  /** Cancels what waits; resolves when nothing is in flight. */
  async drain(): Promise<void> {
    await Promise.all([this.main.drain({ dismiss: true }), this.#own?.drain({ dismiss: true })])
  }

  async close(options?: { readonly force?: boolean }): Promise<void> {
    await Promise.all([this.main.close(options), this.#own?.close(options)])
  }

  #create(
    spawn: Host['spawn'],
    workers: number,
    { transport }: Settings,
    rules: Rules,
    observer: PoolObserver | undefined,
    init: OwnInit | null = null,
  ): Pool<object> {
    const { startTogether } = this.#host
    return createPool<object>(spawn, {
      ...rules,
      workers,
      transport,
      startTogether,
      time: poolTimeOf(this.#host),
      init: init ?? undefined,
      ...(observer ? { observer } : {}),
    })
  }
}
