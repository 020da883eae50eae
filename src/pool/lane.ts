import type { Task } from './task'
import type { Hello, Reply } from './wire'

/** What a pool needs of a worker; a `Worker` is one. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void
  postMessage(message: unknown, options?: StructuredSerializeOptions): void
  addEventListener(type: string, listener: (event: Event) => void): void
  removeEventListener(type: string, listener: (event: Event) => void): void
  terminate(): void
}

/** Where a lane brings what comes back from its worker. */
export interface Inbox {
  readonly ready: (hello: Hello) => void
  /** @param receivedAt when the message arrived, ms on the pool's clock */
  readonly reply: (task: Task, reply: Reply, receivedAt: number) => void
  /** The task could not be sent, or its result could not be sent back. */
  readonly undeliverable: (task: Task, cause: unknown) => void
}

/** One worker's connection. */
export interface Link {
  /** Sends a task; exactly one of `reply` and `undeliverable` follows, unless the worker dies. */
  readonly send: (task: Task) => void
  readonly close: () => void
}

/** How calls cross to a worker and back. */
export type Lane = (worker: WorkerLike, inbox: Inbox, now: () => number) => Link
