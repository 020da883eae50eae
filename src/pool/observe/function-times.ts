import { TimeHistogram, type Times } from './time-histogram.js'

/** Functions that are told apart; what else is called counts among `OTHERS`. */
const MOST_FUNCTIONS = 256
const OTHERS = '(others)'

/** How long calls of a function waited and ran, of those that were answered. */
export interface CallTimes {
  /** From the call to its function's first moment, with the way to the worker. */
  readonly wait: Times
  /** From the function's first moment to its end. */
  readonly run: Times
}

interface Histograms {
  readonly wait: TimeHistogram
  readonly run: TimeHistogram
}

/** Wait and run times by function, in 4 KiB for each. */
export class FunctionTimes {
  readonly #byMethod = new Map<string, Histograms>()
  /** Most calls are of the function that was called last. */
  #lastMethod: string | null = null
  #last: Histograms | null = null

  /** A call was answered. Instants are ms on the pool's clock. */
  add(method: string, submittedAt: number, startedAt: number, finishedAt: number): void {
    const histograms = method === this.#lastMethod && this.#last ? this.#last : this.#find(method)
    histograms.wait.add(startedAt - submittedAt)
    histograms.run.add(finishedAt - startedAt)
  }

  get all(): Readonly<Record<string, CallTimes>> {
    return Object.fromEntries(
      [...this.#byMethod].flatMap(([method, histograms]) => {
        const [wait, run] = [histograms.wait.times, histograms.run.times]
        return wait && run ? [[method, { wait, run }] as const] : []
      }),
    )
  }

  #find(method: string): Histograms {
    const name = this.#byMethod.size < MOST_FUNCTIONS || this.#byMethod.has(method) ? method : OTHERS
    const found = this.#byMethod.get(name) ?? { wait: new TimeHistogram(), run: new TimeHistogram() }
    this.#byMethod.set(name, found)
    this.#lastMethod = method
    this.#last = found
    return found
  }
}
