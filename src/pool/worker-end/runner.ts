import { isLinked } from '../transports/connection/linked.js'
import type { Claims } from '../transports/shared-memory/claims.js'
import { NO_CELL } from '../transports/shared-memory/claims.js'
import { thrownFailure } from '../transports/thrown/failure.js'
import type { Failure } from '../transports/wire/wire.js'
import { CallSignals } from './call-signals.js'
import { runLinked } from './linked.js'
import { Functions } from './served.js'

/** A call has ended. Instants are ms on this thread's clock. */
export type OnEnd = (
  place: number,
  value: unknown,
  failure: Failure | null,
  startedAt: number,
  finishedAt: number,
) => void

/** As `await` sees it: a function may be one. */
const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  typeof Reflect.get(value, 'then') === 'function'

/** Runs calls and stamps each. */
export class Runner {
  readonly names: readonly string[]
  readonly #functions: Functions
  #started = 0
  /** One instant ends a call and starts the next: reading the clock twice would cost a short call as much again. */
  #now = 0

  constructor(api: object) {
    this.#functions = new Functions(api)
    this.names = this.#functions.names
  }

  /** Calls that were ever started. */
  get started(): number {
    return this.#started
  }

  /** When the last call ended or was left, or `wake` was called, ms on this thread's clock. */
  get now(): number {
    return this.#now
  }

  /** The next call starts now, not when the last one ended. */
  wake(): void {
    this.#now = performance.now()
  }

  /**
   * Starts one call, at the instant at which the last one ended or was left, or of `wake`.
   * @returns whether it will end later
   */
  run(place: number, method: string, args: unknown[], onEnd: OnEnd): boolean {
    const startedAt = this.#now
    this.#started += 1
    let value: unknown
    let later: PromiseLike<unknown> | null = null
    let failure: Failure | null = null
    try {
      const { receiver } = this.#functions
      const hasCallbacks = isLinked(method, args)
      const run = this.#functions.named(hasCallbacks ? String(args[0]) : method)
      if (run) value = hasCallbacks ? runLinked(run, receiver, args) : Reflect.apply(run, receiver, args)
      else failure = { kind: 'unserved', methods: this.names }
      // Within the try: what a function returns may even throw when it is looked at.
      later = isThenable(value) ? Promise.resolve(value) : null
    } catch (error) {
      value = undefined
      failure = thrownFailure(error)
    }
    this.#now = performance.now()
    if (later) {
      later.then(
        (result) => onEnd(place, result, null, startedAt, performance.now()),
        (error: unknown) => onEnd(place, undefined, thrownFailure(error), startedAt, performance.now()),
      )
      return true
    }
    onEnd(place, value, failure, startedAt, this.#now)
    return false
  }
}

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
      this.#runner.run(place, method, args, (at, value, failure, startedAt, finishedAt) => {
        this.signals.end(message, place)
        onEnd(at, value, failure, startedAt, finishedAt)
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
