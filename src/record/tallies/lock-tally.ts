import type { LockFigures } from '../../domain/figures/systems'
import { type Instant, latencyBetween, type Micros, micros } from '../../domain/time'

/** Workers remembered: more than can live at once. */
const KEPT = 1024

/** (Σx)² ÷ (n · Σx²), from 1 ÷ n to 1 (R. Jain, D. Chiu, W. Hawe 1984); null without values. */
export const jainIndex = (values: readonly number[]): number | null => {
  const sum = values.reduce((total, value) => total + value, 0)
  const squares = values.reduce((total, value) => total + value ** 2, 0)
  return squares === 0 ? null : sum ** 2 / (values.length * squares)
}

/** What each call says of its time at the lock. */
export class LockTally {
  readonly #kind: LockFigures['kind']
  readonly #start: Instant
  #count = 0
  #waitsUs = 0
  #holdsUs = 0
  readonly #acquisitions = new Map<number, number>()
  #longestWaitUs = micros(0)
  #lastAt: Instant
  #deadHolders = 0

  constructor(kind: LockFigures['kind'], start: Instant) {
    this.#kind = kind
    this.#start = start
    this.#lastAt = start
  }

  /** A call returned. @param at when it was settled */
  add(worker: number, wait: Micros, hold: Micros, at: Instant): void {
    this.#count += 1
    this.#waitsUs += wait
    this.#holdsUs += hold
    if (wait > this.#longestWaitUs) this.#longestWaitUs = wait
    if (at > this.#lastAt) this.#lastAt = at
    this.#acquisitions.set(worker, (this.#acquisitions.get(worker) ?? 0) + 1)
    const [oldest] = this.#acquisitions.keys()
    if (this.#acquisitions.size > KEPT && oldest !== undefined) this.#acquisitions.delete(oldest)
  }

  holderDied(): void {
    this.#deadHolders += 1
  }

  /** From the start until `now`, or until the last call returned, should that be later. */
  figures(now: Instant): LockFigures {
    const count = this.#count
    const meanOf = (sumUs: number) => (count === 0 ? null : micros(sumUs / count))
    const meanHoldUs = meanOf(this.#holdsUs)
    const elapsedUs = latencyBetween(this.#start, now > this.#lastAt ? now : this.#lastAt)
    const workers = [...this.#acquisitions].map(([id, acquisitions]) => ({ id, acquisitions }))
    return {
      kind: this.#kind,
      acquisitions: count,
      meanWaitUs: meanOf(this.#waitsUs),
      longestWaitUs: count === 0 ? null : this.#longestWaitUs,
      meanHoldUs,
      gapUs: meanHoldUs === null ? null : micros(elapsedUs / count - meanHoldUs),
      heldShare: elapsedUs > 0 ? this.#holdsUs / elapsedUs : null,
      fairness: jainIndex(workers.map(({ acquisitions }) => acquisitions)),
      workers: workers.sort((a, b) => a.id - b.id),
      deadHolders: this.#deadHolders,
    }
  }
}
