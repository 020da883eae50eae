import type { Lifeline } from '../../transports/wire/wire.js'

/**
 * A worker that is terminated, runs out of memory or closes itself says nothing, and its calls would wait for ever.
 * But the browser lets go of the Web Locks of whoever ends: each worker holds one, and the pool asks for the same.
 * Insecure pages have no Web Locks; there, only `terminate` on the worker object itself is noticed.
 */
const locks = (): LockManager | undefined => globalThis.navigator?.locks

/**
 * In a worker: holds a lock for as long as it lives, and tells its name once it holds it.
 * @param onWatched called once its death will be noticed, or, where there are no locks, at once
 */
export const holdLifeline = (tell: (lifeline: Lifeline) => void, onWatched: () => void): void => {
  const manager = locks()
  if (!manager) {
    onWatched()
    return
  }
  const lock = `pool worker ${Math.random().toString(36).slice(2)}${performance.now().toString(36)}`
  const forEver = new Promise<never>(() => undefined)
  manager
    .request(lock, () => {
      tell({ pool: 'lifeline', lock })
      onWatched()
      return forEver
    })
    // Locks are refused to some pages, such as those without an origin of their own.
    .catch(onWatched)
}

/** In a pool: calls `onDeath` when the lock's holder has gone. @returns what ends the watch */
export const watchLifeline = (lock: string, onDeath: () => void): (() => void) => {
  const watch = new AbortController()
  locks()
    ?.request(lock, { signal: watch.signal }, onDeath)
    // Called off: nobody is interested any more.
    .catch(() => undefined)
  return () => watch.abort()
}
