import type { Endpoint } from 'comlink'
import { isGreeting, type Knock, type Marks, marked, takeMark } from '../transports/wire/marks.js'

/** A greeting that was sent before has arrived by then, ms. */
const KNOCK_MS = 20

/** The worker's end of its channel, which the application uses too. */
export class WorkerEnd {
  readonly #endpoint: Endpoint
  #marks: Marks | null = null

  /**
   * @param onGreeted hears once that a pool is there
   * @param onOwn hears what carries the pool's mark, and nobody after it
   * @param onOther hears the rest too
   */
  constructor(
    endpoint: Endpoint,
    onGreeted: () => void,
    onOwn: (data: unknown) => void,
    onOther: (event: Event) => void,
  ) {
    this.#endpoint = endpoint
    endpoint.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<unknown>
      if (this.#marks && takeMark(data, this.#marks.toWorker)) {
        ;(event as Event).stopImmediatePropagation()
        onOwn(data)
      } else if (isGreeting(data)) {
        ;(event as Event).stopImmediatePropagation()
        if (this.#marks) return
        this.#marks = data
        onGreeted()
      } else onOther(event as Event)
    })
    endpoint.start?.()
    setTimeout(() => {
      const knock: Knock = { pool: 'knock' }
      if (!this.#marks) endpoint.postMessage(knock)
    }, KNOCK_MS)
  }

  /** The mark of what the pool sends; null before it has said so. */
  get mark(): number | null {
    return this.#marks?.toWorker ?? null
  }

  /** Whether this is the mark of what the pool sends. */
  isFromPool(mark: unknown): boolean {
    return this.#marks !== null && mark === this.#marks.toWorker
  }

  /** Sends a message with the pool's mark. */
  readonly post = (message: unknown, transferables: Transferable[] = []): void => {
    if (this.#marks) this.#endpoint.postMessage(marked(message, this.#marks.toPool), transferables)
  }
}
