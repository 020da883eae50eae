import type { Batch } from '../calls/batch.js'
import { hearGreeting, transferablesOf } from './greeting.js'
import type { Inbox, Link, Places, Transport, WorkerLike } from './transport.js'
import { appendCalls, FROM_RING, type Numbered, REPLY_HEAD, REPLY_STEP, type Reply } from './wire.js'

/** A message under way: whose calls it carries, and which of them. */
interface Sent {
  readonly batch: Batch
  readonly places: Places
  unanswered: number
}

/** Answers of calls that went through the ring, by key. */
export type RingAnswer = (reply: Reply, receivedAt: number) => void

const isNumbered = (data: unknown): data is Numbered => Array.isArray(data)

/** Plain `postMessage`, with numbers to tell answers apart; the worker may answer a message in parts. */
export class MessageLink implements Link {
  readonly #worker: WorkerLike
  readonly #inbox: Inbox
  readonly #sent = new Map<unknown, Sent>()
  readonly #listener: (event: Event) => void
  #number = 0

  constructor(
    worker: WorkerLike,
    inbox: Inbox,
    now: () => number,
    onRingAnswer: RingAnswer = () => undefined,
  ) {
    this.#worker = worker
    this.#inbox = inbox
    this.#listener = (event) => {
      const receivedAt = now()
      const { data } = event as MessageEvent<unknown>
      if (hearGreeting(data, inbox) || !isNumbered(data)) return
      const message = data.pop()
      const reply = data as unknown as Reply
      if (message === FROM_RING) onRingAnswer(reply, receivedAt)
      else this.#answer(message, reply, receivedAt)
    }
    worker.addEventListener('message', this.#listener)
  }

  /** @param places the calls of the batch to send; all unless said */
  send(batch: Batch, places: Places = null): void {
    const tasks = places ? places.flatMap((place) => batch.taskAt(place) ?? []) : batch.openTasks()
    this.#number += 1
    const request: unknown[] = []
    appendCalls(request, tasks)
    request.push(this.#number)
    try {
      this.#worker.postMessage(request, transferablesOf(tasks) ?? [])
    } catch (cause) {
      queueMicrotask(() => this.#inbox.unsent(batch, places, cause))
      return
    }
    this.#sent.set(this.#number, { batch, places, unanswered: tasks.length })
  }

  close(): void {
    this.#worker.removeEventListener('message', this.#listener)
    this.#sent.clear()
  }

  #answer(message: unknown, reply: Reply, receivedAt: number): void {
    const sent = this.#sent.get(message)
    if (!sent) return
    sent.unanswered -= (reply.length - REPLY_HEAD) / REPLY_STEP
    if (sent.unanswered <= 0) this.#sent.delete(message)
    this.#inbox.reply(sent.batch, sent.places ? replaced(reply, sent.places) : reply, receivedAt)
  }
}

/** The reply with places of the batch instead of places of the message. */
const replaced = ([started, failures, ...entries]: Reply, places: readonly number[]): Reply => {
  const placeOf = (place: number) => places[place] ?? -1
  for (let at = 0; at < entries.length; at += REPLY_STEP) entries[at] = placeOf(entries[at] as number)
  const moved = failures && new Map([...failures].map(([place, failure]) => [placeOf(place), failure]))
  return [started, moved, ...entries]
}

/** Sends each batch as one message. */
export const messageTransport: Transport = {
  name: 'message',
  obstacle: () => null,
  connect: (worker, inbox, now) => new MessageLink(worker, inbox, now),
}
