import { thrownFailure } from '../transports/failure.js'
import { LINKED } from '../transports/linked.js'
import type { Failure, Request } from '../transports/wire.js'
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

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/** Runs calls, in order, and stamps each. */
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

  /** Starts every call of a request. @returns how many will end later */
  run(request: Request, onEnd: OnEnd): number {
    let pending = 0
    let place = 0
    this.#now = performance.now()
    for (let at = 0; at < request.length; ) {
      const method = request[at] as string
      const argCount = request[at + 1] as number
      const calls = request[at + 2] as number
      at += 3
      for (let call = 0; call < calls; call += 1) {
        if (this.#call(place, method, request.slice(at, at + argCount), onEnd)) pending += 1
        at += argCount
        place += 1
      }
    }
    return pending
  }

  /** Starts one call. @returns whether it will end later */
  runOne(place: number, method: string, args: unknown[], onEnd: OnEnd): boolean {
    this.#now = performance.now()
    return this.#call(place, method, args, onEnd)
  }

  /** Starts one call at the instant `#now`, and leaves the instant at which it ended or was left there. */
  #call(place: number, method: string, args: unknown[], onEnd: OnEnd): boolean {
    const startedAt = this.#now
    this.#started += 1
    let value: unknown
    let later: PromiseLike<unknown> | null = null
    let failure: Failure | null = null
    try {
      const { receiver } = this.#functions
      const isLinked = method === LINKED
      const run = this.#functions.named(isLinked ? String(args[0]) : method)
      if (run) value = isLinked ? runLinked(run, receiver, args) : Reflect.apply(run, receiver, args)
      else failure = { kind: 'unserved', methods: this.names }
      // Within the try: what a function returns may even throw when it is looked at.
      later = isThenable(value) ? Promise.resolve(value) : null
    } catch (error) {
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
