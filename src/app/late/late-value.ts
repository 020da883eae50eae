import { useEffect, useSyncExternalStore } from 'react'

/** Something other than a component whose code comes after the first paint. */
export interface LateValue<T> {
  /** Rejects when it cannot be fetched now: the next who needs it asks again. */
  readonly fetch: () => Promise<void>
  /** null until it has come. */
  readonly current: () => T | null
  /** @returns what ends it */
  readonly subscribe: (reader: () => void) => () => void
}

export const createLateValue = <T>(load: () => Promise<T>): LateValue<T> => {
  let value: T | null = null
  const readers = new Set<() => void>()
  return {
    fetch: async () => {
      if (value !== null) return
      value = await load()
      for (const tell of readers) tell()
    },
    current: () => value,
    subscribe: (reader) => {
      readers.add(reader)
      return () => void readers.delete(reader)
    },
  }
}

/** The value, which is fetched when it is needed; null until it has come. */
export const useLateValue = <T>({ fetch, current, subscribe }: LateValue<T>, isNeeded: boolean): T | null => {
  useEffect(() => {
    if (isNeeded) fetch().catch(() => undefined)
  }, [fetch, isNeeded])
  return useSyncExternalStore(subscribe, current)
}
