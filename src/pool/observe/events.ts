import type { WorkerDiedError } from '../errors/errors.js'
import { reportUncaught } from '../errors/report-error.js'

/** What a pool tells those who listen, by the name of the event; what each carries as `detail`. */
export interface PoolEventDetails {
  /** A worker takes calls from now on. */
  readonly 'worker-started': { readonly worker: number }
  /** A worker died, or was stopped for a time limit or an abort. */
  readonly 'worker-died': { readonly worker: number; readonly error: WorkerDiedError }
  /** A worker has started in the stead of one that died. */
  readonly 'worker-replaced': { readonly worker: number; readonly replaces: number }
  /** A call found the queue full; said again only after it had room. */
  readonly 'queue-full': { readonly limit: number }
  /** Nothing waits and nothing is in flight any more. */
  readonly drained: null
}
export type PoolEventName = keyof PoolEventDetails
export type PoolEvent<N extends PoolEventName> = CustomEvent<PoolEventDetails[N]>

type Listener<N extends PoolEventName> =
  | ((event: PoolEvent<N>) => void)
  | { readonly handleEvent: (event: PoolEvent<N>) => void }

/** An `EventTarget` of a pool's events. */
export interface PoolEvents extends Omit<EventTarget, 'addEventListener' | 'removeEventListener'> {
  addEventListener<N extends PoolEventName>(
    name: N,
    listener: Listener<N> | null,
    options?: boolean | AddEventListenerOptions,
  ): void
  removeEventListener<N extends PoolEventName>(
    name: N,
    listener: Listener<N> | null,
    options?: boolean | EventListenerOptions,
  ): void
}

/** Tells of what happens, at the end of the turn in which it did; of what nobody listens to it makes nothing. */
export class PoolEventTarget extends EventTarget {
  readonly #defer: (action: () => void) => void
  /** Events that anybody ever listened to. */
  readonly #heard = new Set<string>()

  constructor(defer: (action: () => void) => void) {
    super()
    this.#defer = defer
  }

  override addEventListener(...listening: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(...listening)
    this.#heard.add(listening[0])
  }

  /** @param isStillSo asked when the turn ends: what is over by then is not told */
  tell<N extends PoolEventName>(
    name: N,
    detail: PoolEventDetails[N],
    isStillSo: () => boolean = () => true,
  ): void {
    if (!this.#heard.has(name)) return
    this.#defer(() => {
      if (!isStillSo()) return
      try {
        this.dispatchEvent(new CustomEvent(name, { detail }))
      } catch (error) {
        reportUncaught(error)
      }
    })
  }
}
