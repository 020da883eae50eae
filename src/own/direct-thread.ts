import type { OwnFault } from '../domain/own/own'
import {
  createPool,
  type Flight,
  type Pool,
  PoolError,
  type TaskOutcome,
  type WorkerLike,
} from '../pool/index'
import { OwnFaultError, OwnStoppedError, ownFault, thrownWords } from './fault'
import { DIED } from './worker/heap-limit'
import type { OwnInit } from './worker/own-init'

/** What a thread of an own function's needs of the thread that starts it. */
export interface OwnHost {
  /** Starts a worker of `worker/own.worker`. */
  readonly spawn: () => WorkerLike
  readonly time: NonNullable<NonNullable<Parameters<typeof createPool>[1]>['time']>
}

/** What is said when a request is not answered in time. */
type Late = () => OwnFault

const failureOf = (value: unknown): Error => {
  if (!(value instanceof PoolError)) return new OwnFaultError(ownFault('throws', thrownWords(value)))
  if (value.code === 'WORKER_DIED') return new OwnFaultError(DIED)
  if (value.code === 'UNCLONABLE') return new OwnFaultError(ownFault('clone', value.message))
  return value
}

/** A locked worker with one caller, on which an own function is tried and called directly. */
export class DirectThread {
  readonly #pool: Pool<object>
  #isEnded = false

  constructor({ spawn, time }: OwnHost, init: OwnInit) {
    this.#pool = createPool<object>(spawn, {
      workers: 1,
      transport: 'message',
      init,
      time,
    })
  }

  /** Resolves when the worker is there, and locked. */
  async ready(): Promise<void> {
    try {
      await this.#pool.resize(1)
    } catch (error) {
      throw this.#isEnded ? new OwnStoppedError() : error
    }
  }

  /**
   * Has the worker do something, which must end in time: it is replaced otherwise.
   * @throws {OwnFaultError} naming what is wrong with the function
   */
  ask(method: string, args: readonly unknown[], limitMs: number, late: Late): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: TaskOutcome, value: unknown, _flight: Flight | null) => {
        if (outcome === 'completed') resolve(value)
        else if (this.#isEnded) reject(new OwnStoppedError())
        else if (outcome === 'timedOut') reject(new OwnFaultError(late()))
        else reject(failureOf(value))
      }
      this.#pool.submit({ method, args, timeoutMs: Math.ceil(limitMs), submittedAt: 0, settle })
    })
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    this.#isEnded = true
    await this.#pool.close({ force: true })
  }
}
