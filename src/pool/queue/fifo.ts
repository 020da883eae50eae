const SMALLEST = 16

/**
 * First-in-first-out queue in a growable circular buffer: adding and taking are O(1) at any length.
 * (`Array.shift` moves every element that stays: with 100,000 waiting calls the queue itself would be the delay.)
 */
export class Ring<T> {
  #slots: (T | undefined)[] = new Array(SMALLEST)
  #head = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  /** The item that is `index` places behind the oldest; undefined beyond the newest. */
  at(index: number): T | undefined {
    return index < this.#length ? this.#slots[(this.#head + index) & (this.#slots.length - 1)] : undefined
  }

  push(item: T): void {
    if (this.#length === this.#slots.length) this.#resize(this.#slots.length * 2)
    this.#slots[(this.#head + this.#length) & (this.#slots.length - 1)] = item
    this.#length += 1
  }

  /** Puts an item before the oldest. */
  unshift(item: T): void {
    if (this.#length === this.#slots.length) this.#resize(this.#slots.length * 2)
    this.#head = (this.#head - 1) & (this.#slots.length - 1)
    this.#slots[this.#head] = item
    this.#length += 1
  }

  /** Takes the oldest item out; undefined when empty. */
  shift(): T | undefined {
    if (this.#length === 0) return undefined
    const item = this.#slots[this.#head]
    this.#slots[this.#head] = undefined
    this.#head = (this.#head + 1) & (this.#slots.length - 1)
    this.#length -= 1
    // At an eighth, not a half: a queue that swings around a power of two must not copy at every swing.
    if (this.#slots.length > SMALLEST && this.#length <= this.#slots.length >> 3) {
      this.#resize(this.#slots.length >> 1)
    }
    return item
  }

  #resize(capacity: number): void {
    const { length } = this
    const slots: (T | undefined)[] = new Array(capacity)
    for (let i = 0; i < length; i += 1) slots[i] = this.#slots[(this.#head + i) & (this.#slots.length - 1)]
    this.#slots = slots
    this.#head = 0
  }
}
