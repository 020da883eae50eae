import { micros } from '../../domain/time'
import type { WorkFunctions, Workload } from '../workload'
import type { Lock } from './lock'

/** The name under which a worker serves its functions with the lock held. */
export const LOCKED = 'locked'

/** Value, wait and hold, ms: numbers together, so that they fit every transport. */
type Packed = Float64Array | readonly [value: unknown, wait: number, hold: number]

const pack = (value: unknown, wait: number, hold: number): Packed =>
  typeof value === 'number' ? Float64Array.of(value, wait, hold) : [value, wait, hold]

const isPacked = (value: unknown): value is Packed =>
  (value instanceof Float64Array || Array.isArray(value)) && value.length === 3

/**
 * In a worker: calls a function while holding the lock. One that only began something and awaits it lets go of the
 * lock meanwhile, as an interpreter does.
 */
export const createLocked =
  (functions: WorkFunctions, lock: () => Lock) =>
  (method: string, ...args: unknown[]): Packed | Promise<Packed> => {
    const run = functions[method]
    if (!run) throw new TypeError(`The lock guards no function "${method}".`)
    const held = lock()
    const askedAt = performance.now()
    held.acquire()
    const acquiredAt = performance.now()
    let releasedAt: number
    let value: unknown
    try {
      value = run(...(args as never[]))
    } finally {
      // Before it is released: the holds of all workers then follow one another.
      releasedAt = performance.now()
      held.release()
    }
    const [wait, hold] = [acquiredAt - askedAt, releasedAt - acquiredAt]
    return value instanceof Promise ? value.then((later) => pack(later, wait, hold)) : pack(value, wait, hold)
  }

/** The same workload with the lock held. Called directly it takes none: nobody competes there. */
export const lockedWorkload = (inner: Workload): Workload => ({
  ...inner,
  method: LOCKED,
  argsOf: (n) => [inner.method, ...inner.argsOf(n)],
  isRight: (n, value) => isPacked(value) && inner.isRight(n, value[0]),
  lockTimesOf: (value) => {
    if (!isPacked(value)) return null
    const [wait, hold] = [value[1] ?? 0, value[2] ?? 0]
    return { wait: micros(wait * 1000), hold: micros(hold * 1000) }
  },
})
