import type { WorkerLike } from '../../transports/transport.js'
import { messageOf, StartFailure } from './start-failure.js'

const METHODS = ['postMessage', 'addEventListener', 'removeEventListener', 'terminate'] as const

const methodMissingIn = (value: object): string | undefined =>
  METHODS.find((method) => typeof Reflect.get(value, method) !== 'function')

const nameOf = (value: unknown): string => {
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  const made: unknown = value.constructor
  return typeof made === 'function' && made.name ? `a ${made.name}` : 'an object'
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> => {
  if (typeof value !== 'object' || value === null) return false
  try {
    return typeof Reflect.get(value, 'then') === 'function'
  } catch {
    // No promise, and no worker either: `WorkerCheck` says so.
    return false
  }
}

/** @param what how it failed, such as "spawn threw" */
export const spawnFailure = (what: string, cause: unknown): StartFailure =>
  new StartFailure('spawn-failed', `${what}: ${messageOf(cause)}`, { cause })

/** What `spawn` returned, or the failure when it threw. */
export const spawnedBy = (spawn: () => unknown): unknown => {
  try {
    return spawn()
  } catch (cause) {
    return spawnFailure('spawn threw', cause)
  }
}

const noWorker = (why: string) => new StartFailure('no-worker', why, { isHopeless: true })

/** Tells workers from what is none, and new ones from those that were given before. */
export class WorkerCheck {
  readonly #known = new WeakSet<object>()

  /** @param value what was spawned, or why nothing was @returns the worker, or why it cannot be one of the pool's */
  take(value: unknown): WorkerLike | StartFailure {
    try {
      return value instanceof StartFailure ? value : this.#take(value)
    } catch (cause) {
      return noWorker(`spawn returned something that throws when it is looked at: ${messageOf(cause)}`)
    }
  }

  #take(value: unknown): WorkerLike | StartFailure {
    if (typeof value !== 'object' || value === null)
      return noWorker(`spawn must return a Worker, not ${nameOf(value)}`)
    const missing = methodMissingIn(value)
    if (missing !== undefined)
      return noWorker(`spawn must return a Worker, not ${nameOf(value)}, which has no ${missing}()`)
    if (this.#known.has(value)) return noWorker('spawn returned a worker that it had returned before')
    this.#known.add(value)
    return value as WorkerLike
  }
}
