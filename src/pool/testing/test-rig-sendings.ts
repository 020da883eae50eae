import type { Batch } from '../calls/batch.js'
import type { Rules } from '../index.js'
import { rigCallsOf } from './test-rig-call.js'
import type { HandWorker } from './test-transport.js'

/** Messages that a worker holds and has not answered in full. */
export const messagesOf = ({ held }: HandWorker): number => new Set(held.map(({ batch }) => batch)).size

/** What must hold of every message at the moment when it is sent. */
export class Sendings {
  readonly #complain: (what: string) => void
  /** The latest call that was ever sent. */
  #latest = -1

  constructor(complain: (what: string) => void) {
    this.#complain = complain
  }

  note(worker: HandWorker, batch: Batch, { batch: size, inFlight }: Rules): void {
    const calls = rigCallsOf(batch)
    if (messagesOf(worker) >= inFlight) this.#complain('a worker is sent more than its window')
    if (worker.isTerminated) this.#complain('a worker that is gone is sent a call')
    if (size !== 'auto' && calls.length > size) this.#complain('a message carries more than it may')
    if (calls.length > 1 && calls.some(({ timeoutMs }) => timeoutMs !== undefined))
      this.#complain('a call with a time limit travels with others')
    for (const call of calls) {
      const number = Number(call.number)
      if (call.endings.length > 0) this.#complain('a call is sent that has ended')
      if (call.sends === 0 && number < this.#latest)
        this.#complain('a call is sent before one that was made earlier')
      if (call.sends === 0) this.#latest = number
      call.sends += 1
    }
  }
}
