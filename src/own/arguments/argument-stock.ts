import type { ArgumentSet } from '../module/argument-maker'
import { byteSizeOf } from './byte-size'

/** Copies that are made before their calls are sent, bytes together: a burst must not hold one for each call. */
const MOST_AHEAD_BYTES = 64 * 2 ** 20

interface Copy {
  readonly set: ArgumentSet
  /** Which of the two has been read. */
  read: 'none' | 'args' | 'transfer'
}

/** The arguments that the calls of a run take in turn: each call gets its own copy, by posting or before it. */
export class ArgumentStock {
  readonly #sets: readonly ArgumentSet[]
  readonly #handsOver: boolean
  readonly #mostAhead: number
  /** Copies to be handed over, by call. */
  readonly #copies = new Map<number, Copy>()

  /** @param sets at least one */
  constructor(sets: readonly ArgumentSet[]) {
    this.#sets = sets
    this.#handsOver = sets.some(({ transfer }) => transfer.length > 0)
    const bytes = Math.max(1, byteSizeOf(sets[0]?.args))
    this.#mostAhead = Math.max(1, Math.floor(MOST_AHEAD_BYTES / bytes))
  }

  get size(): number {
    return this.#sets.length
  }

  /** Which set the call takes, from 0. */
  indexOf(call: number): number {
    return (call + this.size - 1) % this.size
  }

  argsOf(call: number): readonly unknown[] {
    if (!this.#handsOver) return this.#setOf(call).args
    return this.#take(call, 'args').args
  }

  transferOf(call: number): readonly Transferable[] | null {
    return this.#handsOver ? this.#take(call, 'transfer').transfer : null
  }

  /** Copies what the call will hand over, so that the copying is not in its time. */
  makeAhead(call: number): void {
    if (this.#handsOver && this.#copies.size < this.#mostAhead) this.#copyOf(call)
  }

  #setOf(call: number): ArgumentSet {
    const set = this.#sets[this.indexOf(call)]
    if (!set) throw new RangeError('A function is called only when its arguments have been made.')
    return set
  }

  #copyOf(call: number): Copy {
    const known = this.#copies.get(call)
    if (known) return known
    // In one piece: what is handed over is the very object among the arguments.
    const copy: Copy = { set: structuredClone(this.#setOf(call)), read: 'none' }
    this.#copies.set(call, copy)
    return copy
  }

  /** Both halves of a copy are read once, in either order; whoever sends again gets another. */
  #take(call: number, half: 'args' | 'transfer'): ArgumentSet {
    const copy = this.#copyOf(call)
    if (copy.read === half) {
      this.#copies.delete(call)
      return this.#take(call, half)
    }
    if (copy.read === 'none') copy.read = half
    else this.#copies.delete(call)
    return copy.set
  }
}
