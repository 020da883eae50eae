import type { Claims } from '../../transports/shared-memory/claims.js'
import { NO_CELL } from '../../transports/shared-memory/claims.js'
import { CallSignals } from '../call-signals.js'
import type { OnEnd, Runner } from '../runner.js'

/** A call as it arrives: one of the calls of message `message`. */
export interface Arrived {
  readonly message: number
  readonly place: number
  readonly base: number
  readonly method: string
  readonly args: unknown[]
  readonly onEnd: OnEnd
  /** The pool took it back before it was begun. */
  readonly onRevoked: () => void
}

/** Runs the calls of each message strictly one after another: the next begins when the last has ended. */
export class Sequences {
  readonly #runner: Runner
  /** Of calls that run, for functions which ask. */
  readonly signals = new CallSignals()
  #claims: Claims | null = null
  /** Calls that wait for one of their message that has not ended, by message. */
  readonly #waiting = new Map<number, Arrived[]>()

  constructor(runner: Runner) {
    this.#runner = runner
  }

  /** From now on the pool may take calls back. */
  setClaims(claims: Claims): void {
    this.#claims = claims
  }

  /** Runs a call, or lets it wait for those before it. */
  add(call: Arrived): void {
    const waiting = this.#waiting.size > 0 ? this.#waiting.get(call.message) : undefined
    if (waiting) waiting.push(call)
    else this.#run(call)
  }

  /** @returns whether it will end later */
  #run(call: Arrived): boolean {
    const { message, place, base, method, args, onEnd } = call
    if (base !== NO_CELL && this.#claims && !this.#claims.take(base, place, message)) {
      call.onRevoked()
      return false
    }
    let isLater = false
    isLater = this.signals.run(message, place, () =>
      this.#runner.run(place, method, args, (...end) => {
        this.signals.end(message, place)
        onEnd(...end)
        if (isLater) this.#goOn(message)
      }),
    )
    if (isLater && !this.#waiting.has(message)) this.#waiting.set(message, [])
    return isLater
  }

  #goOn(message: number): void {
    const waiting = this.#waiting.get(message) ?? []
    this.#runner.wake()
    for (let call = waiting.shift(); call; call = waiting.shift()) if (this.#run(call)) return
    this.#waiting.delete(message)
  }
}
