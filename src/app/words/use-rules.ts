import { useEffect, useSyncExternalStore } from 'react'
import type { RunRules } from './run-rules'

let rules: RunRules | null = null
const readers = new Set<() => void>()

/** The introduction tells itself: the rules come for the first run of the visitor's own, or when there is time. */
export const fetchRules = async (): Promise<void> => {
  const { RUN_RULES } = await import('./run-rules')
  rules = RUN_RULES
  for (const tell of readers) tell()
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => void readers.delete(reader)
}

/** null until they have come. */
export const useRules = (areNeeded: boolean): RunRules | null => {
  useEffect(() => {
    // What cannot be fetched now is asked for again with the next run.
    if (areNeeded && !rules) fetchRules().catch(() => undefined)
  }, [areNeeded])
  return useSyncExternalStore(subscribe, () => rules)
}
