import type { OwnInit } from '../../../own/worker/own-init'
import { createDeferred } from '../../deferred'
import type { RunDemand } from '../demand/run-demand'
import type { RunContext } from '../run-context'
import { Pools } from './pools'
import { StartWatch } from './start-watch'

interface OpenedPools {
  readonly pools: Pools
  /** Settles when all workers are ready, or cannot be. */
  readonly ready: Promise<void>
}

/** Has the workers of a run load, and waits until they are ready, cannot be, or do not come. */
export class WorkerStarts {
  readonly #state: RunContext
  readonly #demand: RunDemand
  readonly #watch = new StartWatch()
  /** Resolves when workers have stopped coming. */
  readonly #stalled = createDeferred<void>()
  #opened: OpenedPools | null = null

  /** @param demand hears what becomes of workers while calls are made */
  constructor(state: RunContext, demand: RunDemand) {
    this.#state = state
    this.#demand = demand
  }

  /** null before any was asked for. */
  get pools(): Pools | null {
    return this.#opened?.pools ?? null
  }

  /**
   * Has the workers load; whether they could is known to who awaits `ready`.
   * @param init what workers that run an own function are given; null where there is none
   */
  open(init: OwnInit | null): OpenedPools {
    const { host, settings } = this.#state
    const demand = this.#demand
    const pools = new Pools(
      host,
      settings,
      {
        queueLength: (length, at) => demand.callMaker?.recorder.queueLength(length, at),
        workerReady: (worker, at) => demand.callMaker?.recorder.workerReady(worker, at),
        workerLeaving: (worker, at) => demand.callMaker?.recorder.workerLeaving(worker, at),
        workerDied: (worker) => demand.callMaker?.recorder.workerDied(worker),
      },
      {
        holderDied: () => demand.callMaker?.lock?.holderDied(),
        asked: (request, port) => demand.callMaker?.nesting?.chains.ask(request, port),
      },
      init,
    )
    const ready = pools.ready(settings)
    ready.catch(() => undefined)
    this.#opened = { pools, ready }
    return this.#opened
  }

  /** Resolves when all that will come are ready, or the run is to end. Rejects when none can start. */
  async ready(init: OwnInit | null): Promise<Pools> {
    const state = this.#state
    const asked = state.settings.workers
    state.phase = { kind: 'starting', ready: 0, asked }
    const { pools, ready } = this.#opened ?? this.open(init)
    await Promise.race([ready, this.#stalled.promise, state.end.promise])
    if (state.isStopped) return pools
    const came = pools.main.stats().workers.ready
    state.learn({ starts: { asked, came } })
    // Those that will not come would be waited for, and tried again, all through the run.
    if (came < asked) await Promise.race([pools.main.resize(came), state.end.promise])
    return pools
  }

  /** To be called now and then. */
  tick(): void {
    const { phase, host } = this.#state
    if (phase.kind !== 'starting') return
    const ready = this.pools?.main.stats().workers.ready ?? 0
    this.#state.phase = { ...phase, ready }
    if (this.#watch.hasStalled(ready, host.clock.now())) this.#stalled.resolve()
  }
}
