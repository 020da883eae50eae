import type { Batch } from '../calls/batch.js'
import type { Task } from '../calls/task.js'
import type { Thrown } from './thrown/thrown.js'
import type { Hello, Reply } from './wire/wire.js'

/** What a pool needs of a worker; a `Worker` is one. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void
  postMessage(message: unknown, options?: StructuredSerializeOptions): void
  addEventListener(type: string, listener: (event: Event) => void): void
  removeEventListener(type: string, listener: (event: Event) => void): void
  terminate(): void
}

/** Places of calls in their batch; null for all of them. */
export type Places = readonly number[] | null

/** Where a transport brings what comes back from its worker. */
export interface Inbox {
  readonly hello: (hello: Hello) => void
  /** The worker wants its init data before it says hello. */
  readonly awaitsInit: () => void
  /** It could not take them. */
  readonly initFailed: (thrown: Thrown) => void
  /** The worker holds this lock while it lives. */
  readonly lifeline: (lock: string) => void
  /**
   * Some or all calls of a batch have ended.
   * @param receivedAt when the message arrived, ms on the pool's clock
   */
  readonly reply: (batch: Batch, reply: Reply, receivedAt: number) => void
  /** These calls could not be sent, so none of them ran. */
  readonly unsent: (batch: Batch, places: Places, cause: unknown) => void
  /** The batch may have run, but no answer can be read. */
  readonly unreadable: (batch: Batch, cause: unknown) => void
  /** It said something in the pool's name that no worker of ours says: nothing of what it says can be relied on. */
  readonly garbled: () => void
  /** This many calls could not take the transport and went by message. */
  readonly bypassed: (calls: number) => void
}

/** One worker's connection. */
export interface Link {
  /**
   * Sends a batch. Every call of it is brought to the inbox once, unless the worker dies, and none before this
   * returns: else each call that cannot be sent would send the next from inside the last.
   */
  readonly send: (batch: Batch) => void
  /** Tells the worker something, as the pool. Without it, workers cannot be given init data. */
  readonly tell?: (message: object) => void
  /** Brings answers that have come, though the worker is busy and says nothing. */
  readonly readAnswers?: () => void
  /** Whether calls can be taken back from this worker, now. Without it, `auto` puts one call in a message. */
  readonly canTakeBack?: () => boolean
  /**
   * Takes back the calls of a batch that wait in the worker for one that it runs.
   * @param mayMove whether a call may run in another worker
   * @param isDead whether the worker has died: then nothing need run there. Default false
   * @returns their places: the worker will not run them
   */
  readonly takeBack?: (batch: Batch, mayMove: (task: Task) => boolean, isDead?: boolean) => readonly number[]
  /** Tells the worker that this call was called off, so that its function may stop. */
  readonly abort?: (batch: Batch, place: number) => void
  readonly close: () => void
}

/** How calls cross to a worker and back. */
export interface Transport {
  readonly name: string
  /** Why this transport cannot be used here; null when it can. */
  readonly obstacle: () => string | null
  /** Whether arguments marked with `Comlink.proxy` can be called back from the worker. Default false. */
  readonly carriesCallbacks?: boolean
  readonly connect: (worker: WorkerLike, inbox: Inbox, now: () => number) => Link
}
