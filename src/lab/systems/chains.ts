import type { NestingFigures } from '../../domain/figures/systems'
import type { Clock, Instant } from '../../domain/time'
import { errorMessage } from '../../domain/wording/error-message'
import { type Pool, PoolClosedError, type TaskOutcome } from '../../pool/index'
import { QueueTally } from '../../record/buckets/queue-tally'
import { CallBooks } from '../../record/calls/call-books'
import type { ChainReply, ChainRequest } from '../../workloads/chain'
import { NestedCall } from './nested-call'

/** Where a worker hears of the calls that it asked for. */
export type ReplyPort = Pick<MessagePort, 'postMessage'>

/** A call in a worker that waits, or has waited, for a call of its own. */
interface Asker {
  /** What it waits for now. */
  child: NestedCall | null
  /** How the last of its calls ended that brought no result: that is why it ends, too. */
  inherited: Exclude<TaskOutcome, 'completed'> | null
  readonly isRoot: boolean
}

/**
 * Calls made from inside the pool's workers, into the same pool. Each keeps its place in its worker while it waits;
 * when it ends, however, what it waited for is called off.
 */
export class Chains {
  readonly books = new CallBooks()
  /** Whether calls that are asked for from now on go before all that wait in the queue. */
  isUrgent = false
  readonly #pool: Pool<object>
  readonly #clock: Clock
  readonly #blocked: QueueTally
  /** By the number of the call; those of callers are positive, nested ones negative. Oldest first. */
  readonly #askers = new Map<number, Asker>()

  constructor(pool: Pool<object>, clock: Clock, start: Instant) {
    this.#pool = pool
    this.#clock = clock
    this.#blocked = new QueueTally(start)
  }

  /** Calls in workers that wait for a call of their own. */
  get blocked(): number {
    return this.#blocked.length
  }

  figures(now: Instant): Pick<NestingFigures, 'blocked' | 'blockedMean' | 'blockedMax'> {
    return {
      blocked: this.blocked,
      blockedMean: this.#blocked.meanUntil(now),
      blockedMax: this.#blocked.max,
    }
  }

  /** A worker's call asks for another, and is answered at `port`. */
  ask(request: ChainRequest, port: ReplyPort): void {
    const asker = this.#askerOf(request.call)
    this.books.submitted += 1
    const child = new NestedCall(
      -this.books.submitted,
      request,
      (outcome, value) => {
        const ending = this.#endingOf(this.ended(child.number, outcome), value)
        this.books.settle(ending)
        if (asker.child === child) {
          this.#setChild(asker, null)
          if (ending !== 'completed') asker.inherited = ending
        }
        // Even if its asker was called off: the worker waits still, and its place is not free before it hears.
        const { call } = request
        const reply: ChainReply =
          ending === 'completed'
            ? { call, value }
            : { call, error: `A nested call ended: ${errorMessage(value)}` }
        port.postMessage(reply)
      },
      this.isUrgent,
    )
    this.#setChild(asker, child)
    this.#pool.submit(child)
  }

  /**
   * A call has ended: what it waited for need not go on.
   * @returns how it ended: a call that failed because a nested one was called off, was called off itself
   */
  ended(call: number, outcome: TaskOutcome): TaskOutcome {
    const asker = this.#askers.get(call)
    if (!asker) return outcome
    this.#askers.delete(call)
    const { child, inherited } = asker
    this.#setChild(asker, null)
    child?.callOff()
    return outcome === 'failed' && inherited ? inherited : outcome
  }

  /** Calls off the innermost call of the chain that has waited longest; the others of it end one after another. */
  cancelOldest(): void {
    for (const asker of this.#askers.values()) {
      if (!asker.isRoot || !asker.child) continue
      let innermost = asker.child
      for (let next = this.#askers.get(innermost.number)?.child; next; ) {
        innermost = next
        next = this.#askers.get(innermost.number)?.child
      }
      innermost.callOff()
      return
    }
  }

  #askerOf(call: number): Asker {
    const known = this.#askers.get(call)
    if (known) return known
    const asker: Asker = { child: null, inherited: null, isRoot: call > 0 }
    this.#askers.set(call, asker)
    return asker
  }

  #setChild(asker: Asker, child: NestedCall | null): void {
    const change = Number(child !== null) - Number(asker.child !== null)
    asker.child = child
    if (change !== 0) this.#blocked.set(this.blocked + change, this.#clock.now())
  }

  /** A pool that closes takes no more calls: that is no rejection. */
  #endingOf(outcome: TaskOutcome, value: unknown): TaskOutcome {
    return outcome === 'rejected' && value instanceof PoolClosedError ? 'cancelled' : outcome
  }
}
