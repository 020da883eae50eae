import type { Batch } from '../../calls/batch.js'
import type { Task } from '../../calls/task.js'
import { ClaimBook, NO_CELL } from '../shared-memory/claims.js'
import { EarlyAnswers, type Entries } from '../shared-memory/early-answers.js'
import { claimsOf } from '../shared-memory/memory.js'
import type { Inbox, Places } from '../transport.js'
import { isReply } from '../wire/sound.js'
import type { Reply } from '../wire/wire.js'

/** A batch under way: its number in messages, and the first claim of its calls. */
export interface Sent {
  readonly batch: Batch
  readonly number: number
  readonly base: number
}

/** Numbers are 32-bit and more than 0, and begin anew long after the first was forgotten. */
const LAST_NUMBER = 2 ** 31 - 1

const GARBLED = Symbol('garbled')

/** Batches that one worker holds, by number: brings answers to them, and takes back calls that are not begun. */
export class Outstanding {
  readonly #inbox: Inbox
  readonly #now: () => number
  readonly #sent = new Map<number, Sent>()
  #claims: ClaimBook | null = null
  #answers: EarlyAnswers | null = null
  #last = 0

  constructor(inbox: Inbox, now: () => number) {
    this.#inbox = inbox
    this.#now = now
  }

  get size(): number {
    return this.#sent.size
  }
  /** Whether a batch of this number is under way. */
  has(number: number): boolean {
    return this.#sent.get(number)?.batch.isAnswered === false
  }
  /** Whether calls can be taken back, and answers be read while the worker is busy. */
  get canTakeBack(): boolean {
    return this.#claims !== null
  }

  /** From now on this memory is shared with the worker. */
  share(memory: SharedArrayBuffer): void {
    this.#claims = new ClaimBook(claimsOf(memory))
    this.#answers = new EarlyAnswers(memory)
  }

  /** A batch is about to be sent. */
  open(batch: Batch): Sent {
    this.#last = this.#last === LAST_NUMBER ? 1 : this.#last + 1
    const number = this.#last
    // The only call of a worker with nothing else to do is begun at once.
    const isBegun = batch.size === 1 && batch.isAlone
    const base = isBegun ? NO_CELL : (this.#claims?.open(number, batch.size) ?? NO_CELL)
    const sent = { batch, number, base }
    this.#sent.set(number, sent)
    return sent
  }

  /** These of its calls could not be sent. */
  unsent({ batch, number, base }: Sent, places: Places, cause: unknown): void {
    for (let place = 0; place < batch.size; place += 1)
      if (!places || places.includes(place)) this.#claims?.revoke(base, place, number)
    this.#inbox.unsent(batch, places, cause)
    this.#forgetIfAnswered(number)
  }

  /** No answer to it can be read. */
  unreadable({ batch, number }: Sent, cause: unknown): void {
    this.#inbox.unreadable(batch, cause)
    this.#forgetIfAnswered(number)
  }

  /** A reply arrived: what lies in shared memory was answered before it. */
  answered(number: number, reply: Reply, receivedAt: number): void {
    const early = this.#readEarly()
    if (early === GARBLED || !isReply(reply)) {
      this.#inbox.garbled()
      return
    }
    if (!early) {
      this.#deliver(number, reply, receivedAt)
      return
    }
    const own = early.get(number)
    early.delete(number)
    const others = [...early]
    // Answers in shared memory may be of calls that the worker ran later: what was sent first is told first.
    const deliverOf = (isWanted: (other: number) => boolean): void => {
      for (const [other, entries] of others)
        if (isWanted(other)) this.#deliver(other, this.#replyOf(entries), receivedAt)
    }
    deliverOf((other) => other < number)
    this.#deliver(number, own ? this.#withEarly(own, reply) : reply, receivedAt)
    deliverOf((other) => other > number)
  }

  /** Brings answers that lie in shared memory, though the worker has said nothing. */
  readonly readAnswers = (): void => {
    const receivedAt = this.#now()
    const early = this.#readEarly()
    if (early === GARBLED) this.#inbox.garbled()
    else if (early)
      for (const [number, entries] of early) this.#deliver(number, this.#replyOf(entries), receivedAt)
  }

  /**
   * Takes back the calls of a batch that wait in the worker for one that runs there.
   * @param mayMove whether a call may run in another worker
   * @param isDead whether the worker has died: then it need not run anything for others to wait in vain
   * @returns their places: the worker will not run them
   */
  readonly takeBack = (batch: Batch, mayMove: (task: Task) => boolean, isDead = false): readonly number[] => {
    const places: number[] = []
    if (!this.#claims || !(isDead || this.#isRunning())) return places
    for (const { number, base, batch: held } of this.#sent.values()) {
      // All that it was owed for was taken back: no answer will say so.
      if (held.isAnswered) this.#sent.delete(number)
      if (held !== batch) continue
      for (let place = 0; place < batch.size; place += 1) {
        const task = batch.taskAt(place)
        if (task && mayMove(task) && this.#claims.revoke(base, place, number)) places.push(place)
      }
    }
    return places
  }

  /** The number of a batch that is under way; null when it is not. */
  numberOf(batch: Batch): number | null {
    for (const { batch: held, number } of this.#sent.values()) if (held === batch) return number
    return null
  }

  clear(): void {
    this.#sent.clear()
  }

  /** Whether the worker has begun a call and not answered it. A worker that only wakes holds nothing up. */
  #isRunning(): boolean {
    for (const { batch, number, base } of this.#sent.values())
      for (let place = 0; place < batch.size; place += 1)
        if (batch.isOwed(place) && !this.#claims?.isPending(base, place, number)) return true
    return false
  }

  /** Whoever runs in the worker may have written there: what no worker of ours writes, reading trips over. */
  #readEarly(): Entries | null | typeof GARBLED {
    try {
      return this.#answers?.read() ?? null
    } catch {
      return GARBLED
    }
  }

  #replyOf(entries: readonly unknown[]): Reply {
    return [this.#answers?.started ?? 0, null, ...entries]
  }

  /** While the message travelled, the worker may have started more calls, and have left their answers here too. */
  #withEarly(own: readonly unknown[], [started, failures, ...entries]: Reply): Reply {
    return [Math.max(started, this.#answers?.started ?? 0), failures, ...own, ...entries]
  }

  #deliver(number: number, reply: Reply, receivedAt: number): void {
    const sent = this.#sent.get(number)
    if (!sent) return
    this.#inbox.reply(sent.batch, reply, receivedAt)
    this.#forgetIfAnswered(number)
  }

  #forgetIfAnswered(number: number): void {
    if (this.#sent.get(number)?.batch.isAnswered) this.#sent.delete(number)
  }
}
