/** Keeps the last `capacity` items; older ones are overwritten. Adding is O(1), memory does not grow with time. */
export class Recent<T> {
  readonly #capacity: number
  readonly #items: T[] = []
  #next = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(item: T): void {
    this.#items[this.#next] = item
    this.#next = (this.#next + 1) % this.#capacity
  }

  /** Replaces the newest item; the first item when there is none. */
  replaceLast(item: T): void {
    const last = (this.#next + this.#capacity - 1) % this.#capacity
    if (this.#items.length === 0) this.push(item)
    else this.#items[last] = item
  }

  /** The newest `count` items, oldest first. */
  last(count: number = this.#capacity): T[] {
    const { length } = this.#items
    const wanted = Math.min(count, length)
    const start = (this.#next - wanted + length) % Math.max(1, length)
    const tail = this.#items.slice(start, start + wanted)
    return [...tail, ...this.#items.slice(0, wanted - tail.length)]
  }
}
