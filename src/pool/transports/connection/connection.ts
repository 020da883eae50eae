import type { Batch } from '../../calls/batch.js'
import { createMemory } from '../shared-memory/memory.js'
import type { Inbox, Link, WorkerLike } from '../transport.js'
import { hearGreeting } from '../wire/greeting.js'
import { type Abort, type Hello, isComlinks, type Numbered, type Reply, type Sharing } from '../wire/wire.js'
import { Outstanding } from './outstanding.js'
import { PoolEnd } from './pool-end.js'

/** What connects a pool with one worker, beside how its calls travel. */
export interface Connection {
  readonly end: PoolEnd
  readonly outstanding: Outstanding
  /** Tells the worker that a call was called off. */
  readonly abort: (batch: Batch, place: number) => void
}

export interface ConnectionOptions {
  /** Whether requests go through shared memory too, which begins here. */
  readonly onRequestRing?: (memory: SharedArrayBuffer, hello: Hello) => void
  /** Hears replies that are the result of a Comlink call. */
  readonly onComlinkReply?: (reply: Reply, number: number, receivedAt: number) => void
}

const canShareHere = (): boolean =>
  typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false

/** Greets a worker, shares memory with it where that can be, and brings its replies. */
export const connect = (
  worker: WorkerLike,
  inbox: Inbox,
  now: () => number,
  { onRequestRing, onComlinkReply }: ConnectionOptions = {},
): Connection => {
  const outstanding = new Outstanding(inbox, now)
  let isShared = false
  const share = (hello: Hello): void => {
    isShared = true
    const memory = createMemory(onRequestRing !== undefined)
    const sharing: Sharing = { pool: 'sharing', memory }
    end.post(sharing)
    outstanding.share(memory)
    onRequestRing?.(memory, hello)
  }
  const greeted: Inbox = {
    ...inbox,
    hello: (hello) => {
      if (hello.canShare && !isShared && canShareHere()) share(hello)
      inbox.hello(hello)
    },
  }
  const onOwn = (data: unknown): void => {
    const receivedAt = now()
    if (!Array.isArray(data)) {
      hearGreeting(data, greeted)
      return
    }
    const number = (data as Numbered).pop()
    const reply = data as unknown as Reply
    if (isComlinks(number)) onComlinkReply?.(reply, -number, receivedAt)
    else outstanding.answered(number as number, reply, receivedAt)
  }
  const end = new PoolEnd(worker, onOwn)
  const abort = (batch: Batch, place: number): void => {
    const message = outstanding.numberOf(batch)
    if (message === null) return
    const told: Abort = { pool: 'abort', message, place }
    end.post(told)
  }
  return { end, outstanding, abort }
}

/** The link of a transport whose calls all travel by message. @param send how a batch does */
export const linkOf = ({ end, outstanding, abort }: Connection, send: Link['send']): Link => ({
  send,
  tell: (message) => end.post(message),
  readAnswers: outstanding.readAnswers,
  takeBack: outstanding.takeBack,
  canTakeBack: () => outstanding.canTakeBack,
  abort,
  close: () => {
    end.close()
    outstanding.clear()
  },
})
