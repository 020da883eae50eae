import type { OwnFault } from '../../domain/own/own'
import { ownFault } from '../fault'
import type { OwnModule } from '../module/own-module'
import { MEMORY_FAULT, type MemoryLimit } from './memory-limit'

/** @param name of what was changed */
export const changedFault = (name: string): OwnFault => {
  const fault = ownFault(
    'throws',
    `It changes ${name}, with which what serves it works too: leave the language’s own objects as they are.`,
  )
  // It must not inherit a `then` that could not be put back, on its way through a promise.
  return Object.assign(Object.create(null), fault) as OwnFault
}

interface Watch {
  /** Puts back what was changed of the language, and names it. */
  readonly restore: () => string | null
  readonly memory: Pick<MemoryLimit, 'reset' | 'isExceeded'> | null
}

type Call = (...given: never[]) => unknown

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise

/** A module of which each call is looked at, when it returns and when it settles: slower, so for trying it out. */
export class WatchedModule {
  readonly module: OwnModule
  readonly #watch: Watch
  #fault: OwnFault | null = null

  constructor(module: OwnModule, watch: Watch) {
    this.#watch = watch
    const { run, args, transfer, setup, check } = module
    const or = <T extends Call>(call: T | null): T | null => (call ? this.#watched(call) : null)
    this.module = {
      ...module,
      run: this.#watched(run),
      args: or(args),
      transfer: or(transfer),
      setup: or(setup),
      check: or(check),
    }
  }

  /** The first thing that it did and must not; null where there is none. */
  get fault(): OwnFault | null {
    return this.#fault
  }

  #look(): void {
    const { restore, memory } = this.#watch
    const changed = restore()
    if (this.#fault) return
    if (changed !== null) this.#fault = changedFault(changed)
    else if (memory?.isExceeded) this.#fault = MEMORY_FAULT
  }

  #watched<T extends Call>(call: T): T {
    const watched = (...given: never[]): unknown => {
      // What has done wrong is not called again: memory that it holds may be all there is.
      if (this.#fault) throw new RangeError(this.#fault.message)
      this.#watch.memory?.reset()
      let value: unknown
      try {
        value = call(...given)
      } finally {
        this.#look()
      }
      return isPromise(value) ? value.finally(() => this.#look()) : value
    }
    return watched as T
  }
}
