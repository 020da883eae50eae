import type { DeadlockFigures, NestingFigures } from '../../domain/figures/systems'
import type { Settings } from '../../domain/settings/settings'
import type { Clock, Instant } from '../../domain/time'
import { safeChains, safeSlots } from '../../models/deadlock-free'
import type { Pool } from '../../pool/index'
import { ChainGate } from './chain-gate'
import { Chains } from './chains'
import { DeadlockWatch } from './deadlock-watch'

type Demanded = Pick<Settings, 'mode' | 'demand' | 'callsPerCaller'>
type Places = Pick<Settings, 'workers' | 'inFlight'>

/** Chains that can be in the pool at once; null where callers do not wait. */
const chainsOf = ({ mode, demand, callsPerCaller }: Demanded): number | null => {
  switch (mode) {
    case 'closed':
      return demand
    case 'burst':
      return demand * callsPerCaller
    case 'open':
      return null
    default:
      return mode satisfies never
  }
}

/** Calls that call back into their own pool, and what keeps them from waiting for each other for ever. */
export class Nesting {
  readonly chains: Chains
  readonly gate = new ChainGate()
  readonly #watch: DeadlockWatch
  readonly #pool: Pool<object>
  readonly #depth: number
  /** As it was when demand ended; null as long as it goes on. */
  #atEnd: { readonly figures: NestingFigures; readonly deadlocks: DeadlockFigures } | null = null

  constructor(pool: Pool<object>, clock: Clock, start: Instant, settings: Settings) {
    this.#pool = pool
    this.#depth = settings.nesting
    this.chains = new Chains(pool, clock, start)
    this.#watch = new DeadlockWatch(start, settings)
  }

  get deadlocks(): DeadlockFigures {
    return this.#atEnd?.deadlocks ?? this.#watch.figures
  }

  /** Demand has ended: chains that go on are cut off, and figures stay as they are now. */
  end(settings: Demanded & Pick<Settings, 'inFlight'>, at: Instant): void {
    this.#atEnd = { figures: this.figures(settings, at), deadlocks: this.deadlocks }
    this.chains.books.end()
  }

  /**
   * Looks for a deadlock, and resolves one: the oldest chain is called off; from then on calls made from inside go
   * before those that would begin a chain, and no more chains are let in than are safe, or one where none is.
   * @param ended calls that have ended since the run began
   * @param places where calls can be held, as they are set now
   * @returns whether there was one
   */
  resolveDeadlock(ended: number, now: Instant, { workers, inFlight }: Places): boolean {
    const { chains, gate } = this
    const isLocked = this.#watch.isDeadlocked(
      { stats: this.#pool.stats(), blocked: chains.blocked, ended },
      now,
    )
    if (isLocked) chains.cancelOldest()
    chains.isUrgent ||= isLocked
    if (chains.isUrgent) gate.limit(Math.max(1, safeChains(workers * inFlight, this.#depth)))
    return isLocked
  }

  figures(settings: Demanded & Pick<Settings, 'inFlight'>, now: Instant): NestingFigures {
    // Where the chains are that were cut off is told to the last; all else is of the time before.
    const { blocked, books } = this.chains
    if (this.#atEnd)
      return { ...this.#atEnd.figures, calls: books.submitted, blocked, heldBack: this.gate.held }
    const chains = chainsOf(settings)
    return {
      depth: this.#depth,
      chains,
      safeWorkers: chains === null ? null : Math.ceil(safeSlots(chains, this.#depth) / settings.inFlight),
      calls: books.submitted,
      ...this.chains.figures(now),
      letIn: this.gate.most,
      heldBack: this.gate.held,
    }
  }
}
