import type { Request } from '../../transports/wire/wire.js'

/** Goes through the calls of a request. */
export class RequestReader {
  method = ''
  args: unknown[] = []
  readonly #request: Request
  #at = 0
  #argCount = 0
  #callsLeft = 0

  constructor(request: Request) {
    this.#request = request
  }

  /** Moves to the next call. @returns whether there is one */
  next(): boolean {
    while (this.#callsLeft === 0) {
      if (this.#at >= this.#request.length) return false
      this.method = this.#request[this.#at] as string
      this.#argCount = this.#request[this.#at + 1] as number
      this.#callsLeft = this.#request[this.#at + 2] as number
      this.#at += 3
    }
    this.args = this.#request.slice(this.#at, this.#at + this.#argCount)
    this.#at += this.#argCount
    this.#callsLeft -= 1
    return true
  }
}

/** Calls of a request. */
export const callsOf = (request: Request): number => {
  let calls = 0
  for (let at = 0; at < request.length; ) {
    const count = request[at + 2] as number
    calls += count
    at += 3 + count * (request[at + 1] as number)
  }
  return calls
}
