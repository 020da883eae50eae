import { useEffect, useSyncExternalStore } from 'react'

let inWords: ((id: string) => string) | null = null
const readers = new Set<() => void>()

/** Nobody reads a definition before the first paint: they come for the first word that is pointed at, or when there is time. */
export const fetchTerms = async (): Promise<void> => {
  const { termInWords } = await import('../terms')
  inWords = termInWords
  for (const tell of readers) tell()
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => void readers.delete(reader)
}

/** What the term means; empty until the definitions have come. */
export const useTerm = (id: string, isNeeded: boolean): string => {
  useEffect(() => {
    // What cannot be fetched now is asked for again with the next word.
    if (isNeeded && !inWords) fetchTerms().catch(() => undefined)
  }, [isNeeded])
  const words = useSyncExternalStore(subscribe, () => inWords)
  return words?.(id) ?? ''
}
