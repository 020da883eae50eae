import type { WorkerLike } from '../transport.js'
import { createMarks, type Greeting, isKnock, marked, takeMark } from '../wire/marks.js'

/** The pool's end of a worker's channel, which it shares with the application. */
export class PoolEnd {
  readonly marks = createMarks()
  readonly #worker: WorkerLike
  readonly #listener: (event: Event) => void
  #isKnown = false

  /** @param onOwn hears what carries the pool's mark, and nobody after it */
  constructor(worker: WorkerLike, onOwn: (data: unknown) => void) {
    this.#worker = worker
    this.#listener = (event) => {
      const { data } = event as MessageEvent<unknown>
      if (takeMark(data, this.marks.toPool)) {
        event.stopImmediatePropagation()
        this.#isKnown = true
        onOwn(data)
      } else if (!this.#isKnown && isKnock(data)) this.#greet()
    }
    worker.addEventListener('message', this.#listener)
    this.#greet()
  }

  /** Sends a message with the pool's mark. */
  post(message: unknown, transferables: Transferable[] = []): void {
    this.#worker.postMessage(marked(message, this.marks.toWorker), transferables)
  }

  close(): void {
    this.#worker.removeEventListener('message', this.#listener)
  }

  #greet(): void {
    const greeting: Greeting = { pool: 'greeting', ...this.marks }
    this.#worker.postMessage(greeting)
  }
}
