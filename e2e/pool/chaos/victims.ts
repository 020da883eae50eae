import { workers } from './workers'

/** Workers that a pool has started and not yet ended itself, for those who want to kill one behind its back. */
export class Victims {
  readonly #alive = new Set<Worker>()
  /** Those that had said something when last looked: the pool has them among its own. */
  readonly #greeted = new Set<Worker>()

  #tellOfGreeting: (worker: Worker) => void = () => undefined
  /** The first worker that greets. */
  readonly first = new Promise<Worker>((resolve) => {
    this.#tellOfGreeting = resolve
  })

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
