/**
 * Signals of calls that run in this worker, for functions that want to hear when a caller calls them off. A call that
 * does not ask for its signal costs nothing here but two assignments.
 */

/** The signal that the call which is being started asked for; none yet. */
let asked: AbortController | null = null
let isStarting = false

/**
 * The signal of the call that runs: aborted when its caller calls it off, so that a function which awaits can stop. To
 * be asked for at the start of a served function, before its first `await`. A function that computes without a pause
 * cannot hear of it: `onAbort: 'replace'` ends that.
 * @example serve({ load: (url: string) => fetch(url, { signal: callSignal() }).then((answer) => answer.text()) })
 * @throws {Error} where no call is being started
 */
export const callSignal = (): AbortSignal => {
  if (!isStarting)
    throw new Error(
      'callSignal() gives the signal of a call at its start: ask for it before the first await.',
    )
  asked ??= new AbortController()
  return asked.signal
}

const keyOf = (message: number, place: number): string => `${message} ${place}`

/** Signals of the calls of one pool. */
export class CallSignals {
  readonly #byCall = new Map<string, AbortController>()
  /** Calls that were called off before they were begun. */
  readonly #early = new Set<string>()
  /** The last message of which a call was begun. */
  #latest = 0

  /** Runs a call's function. @param start starts it, and says whether it will end later */
  run(message: number, place: number, start: () => boolean): boolean {
    const [outer, wasStarting] = [asked, isStarting]
    asked = null
    isStarting = true
    this.#latest = Math.max(this.#latest, message)
    if (this.#early.size > 0 && this.#early.delete(keyOf(message, place))) {
      asked = new AbortController()
      asked.abort()
    }
    let isLater = false
    try {
      isLater = start()
    } finally {
      if (isLater && asked && !asked.signal.aborted) this.#byCall.set(keyOf(message, place), asked)
      asked = outer
      isStarting = wasStarting
    }
    return isLater
  }

  /** A call has ended. */
  end(message: number, place: number): void {
    if (this.#byCall.size > 0) this.#byCall.delete(keyOf(message, place))
  }

  /** The caller has called it off. */
  abort(message: number, place: number): void {
    const key = keyOf(message, place)
    const controller = this.#byCall.get(key)
    this.#byCall.delete(key)
    if (controller) controller.abort()
    else if (message > this.#latest) this.#early.add(key)
  }
}
