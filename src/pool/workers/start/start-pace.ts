import type { WorkerStartError } from '../../errors/errors.js'
import type { PoolTime } from '../../time.js'
import type { Generation } from '../pool-worker.js'
import { Rest, type RestCause } from '../replacement/rest.js'
import { Setbacks } from '../replacement/setbacks.js'
import type { StartFailure } from './start-failure.js'
import { StartFaults } from './start-faults.js'

/** Why workers are missing. */
export interface Shortage {
  /** Workers that are missing. */
  readonly missing: number
  readonly cause: RestCause
  /** What happened last, in words. */
  readonly why: string
  /** How often it happened in a row; what happens side by side counts as once. */
  readonly times: number
  /** Until the pool tries again, ms. */
  readonly retryInMs: number
}

/** When the next worker may be started: what fails, or dies, again and again is tried ever more slowly. */
export class StartPace {
  readonly #faults: StartFaults
  /** Deaths of workers that had greeted and returned nothing, or had to be stopped. */
  readonly deaths = new Setbacks()
  readonly #rest: Rest

  /**
   * @param script where the workers' script is, if it is known
   * @param onRested workers may be started again
   */
  constructor(time: PoolTime, script: string | URL | undefined, onRested: () => void) {
    this.#faults = new StartFaults(script)
    this.#rest = new Rest(time, onRested)
  }

  /** Whether no worker may be started now. */
  get isResting(): boolean {
    return this.#rest.now !== null
  }
  /** Why no worker can be started, so far as anybody can tell; null while there is hope. */
  get fault(): WorkerStartError | null {
    return this.#faults.fault
  }
  /** For a worker that begins now. */
  get generation(): Generation {
    return { start: this.#faults.setbacks.generation, death: this.deaths.generation }
  }

  /** Why the next of so many missing workers is not started now; null when none is missing, or it is. */
  shortageOf(missing: number): Shortage | null {
    const rest = this.#rest.now
    if (!rest || missing <= 0) return null
    const { cause, why, leftMs } = rest
    const { inARow } = cause === 'start-failed' ? this.#faults.setbacks : this.deaths
    return { missing, cause, why, times: inARow, retryInMs: leftMs }
  }

  /** A worker did not start. @param start its generation */
  startFailed(failure: StartFailure, start: number): void {
    const why = this.#faults.add(failure, start)
    this.#rest.begin('start-failed', this.#faults.setbacks.inARow, why)
  }

  /** A worker that is missed has died. @param death its generation */
  died(cause: RestCause, why: string, death: number): void {
    if (this.deaths.add(death)) this.#rest.begin(cause, this.deaths.inARow, why)
  }

  /** A worker is ready: what kept others from starting is over. */
  started(): void {
    this.#faults.forgive()
    this.#rest.end('start-failed')
  }

  /** Somebody asks for workers: nothing is held against them. */
  askedAnew(): void {
    this.#faults.forgive()
    this.#rest.end()
  }
}
