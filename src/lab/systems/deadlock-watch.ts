import type { DeadlockFigures } from '../../domain/figures/systems'
import type { Settings } from '../../domain/settings/settings'
import { type Instant, spanBetween } from '../../domain/time'
import type { PoolStats } from '../../pool/index'

/** Calls that come back no more: so many times the service time without any, within these bounds, ms. */
const SERVICE_TIMES = 10
const SHORTEST_MS = 300
const LONGEST_MS = 1500

/** What a deadlock is seen by. */
export interface DeadlockSigns {
  readonly stats: Pick<PoolStats, 'inFlight' | 'queued' | 'blocked'> & {
    readonly workers: Pick<PoolStats['workers'], 'starting'>
  }
  /** Calls in workers that wait for a call of their own. */
  readonly blocked: number
  /** Calls that have ended since the run began. */
  readonly ended: number
}

/** Every call that a worker holds waits for another call, and those wait for a worker: nothing can ever move. */
const isStuck = ({ stats, blocked }: DeadlockSigns): boolean =>
  blocked > 0 &&
  stats.inFlight === blocked &&
  stats.queued + stats.blocked > 0 &&
  stats.workers.starting === 0

/** Finds deadlocks of calls that call back into their own pool. */
export class DeadlockWatch {
  readonly #start: Instant
  readonly #patienceMs: number
  #since: Instant | null = null
  #ended = 0
  #figures: DeadlockFigures = { count: 0, lastAt: null, blocked: 0, queued: 0 }

  constructor(start: Instant, { serviceUs }: Pick<Settings, 'serviceUs'>) {
    this.#start = start
    this.#patienceMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (SERVICE_TIMES * serviceUs) / 1000))
  }

  get figures(): DeadlockFigures {
    return this.#figures
  }
  /** Looks whether anything moves. @returns whether it has just become clear that nothing will */
  isDeadlocked(signs: DeadlockSigns, now: Instant): boolean {
    const hasMoved = signs.ended !== this.#ended
    this.#ended = signs.ended
    if (!isStuck(signs) || hasMoved) {
      this.#since = null
      return false
    }
    this.#since ??= now
    if (now - this.#since < this.#patienceMs) return false
    this.#since = null
    this.#figures = {
      count: this.#figures.count + 1,
      lastAt: spanBetween(this.#start, now),
      blocked: signs.blocked,
      queued: signs.stats.queued,
    }
    return true
  }
}
