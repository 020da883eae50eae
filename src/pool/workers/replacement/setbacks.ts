/**
 * Counts what goes wrong again and again. What fails side by side has one cause and counts as one: who began before
 * the last setback was counted belongs to it.
 */
export class Setbacks {
  #inARow = 0
  #generation = 0

  get inARow(): number {
    return this.#inARow
  }
  /** Given to whoever begins now, to say later whether its failure is a new one. */
  get generation(): number {
    return this.#generation
  }

  /** Something of that generation failed. @returns whether it counts */
  add(generation: number): boolean {
    if (generation < this.#generation) return false
    this.#generation += 1
    this.#inARow += 1
    return true
  }

  /** Something went well: half is forgiven. */
  ease(): void {
    if (this.#inARow > 0) this.#inARow = Math.floor(this.#inARow / 2)
  }

  reset(): void {
    this.#inARow = 0
  }
}
