import { workers } from '../workers/workers'
import type { Random } from './random'

const STARTS_PER_FAILURE = 6

/** Workers that a pool has started and not yet ended itself, for those who want to kill one behind its back. */
export class Victims {
  readonly #alive = new Set<Worker>()
  /** Those that had said something when last looked: the pool has them among its own. */
  readonly #greeted = new Set<Worker>()

  /** Starts that failed. */
  failures = 0
  #starts = 0
  #tellOfGreeting: (worker: Worker) => void = () => undefined
  /** The first worker that greets. */
  readonly first = new Promise<Worker>((resolve) => {
    this.#tellOfGreeting = resolve
  })

  /** Starts a worker for the pool, or, once in so many times, fails, now or later. */
  readonly spawnOrFail = (random: Random): Worker | Promise<Worker> => {
    this.#starts += 1
    if (this.#starts % STARTS_PER_FAILURE !== 0) return this.spawn()
    this.failures += 1
    const error = new Error('no worker, on purpose')
    if (random.isOneIn(2)) throw error
    return Promise.reject(error)
  }

  /** Starts a worker for the pool. */
  readonly spawn = (): Worker => {
    const worker = workers.served()
    const end = worker.terminate.bind(worker)
    worker.terminate = () => {
      this.#alive.delete(worker)
      this.#greeted.delete(worker)
      end()
    }
    this.#alive.add(worker)
    worker.addEventListener('message', () => this.#greet(worker), { once: true })
    return worker
  }

  #greet(worker: Worker): void {
    if (!this.#alive.has(worker)) return
    this.#greeted.add(worker)
    this.#tellOfGreeting(worker)
  }

  /** The pool's workers that can be killed now. */
  get all(): readonly Worker[] {
    return [...this.#greeted]
  }
}
