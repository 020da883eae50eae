import * as v from 'valibot'
import { type PersistStorage, persist } from 'zustand/middleware'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What of a store is found again at the next visit. */
interface Kept<State, Part extends object> {
  /** Under which the browser stores it. */
  readonly name: string
  /** Of the stored form: what another version wrote is not guessed at. */
  readonly version: number
  /** What can be read; give each part a fallback, so that the others are kept when one is damaged. */
  readonly schema: v.GenericSchema<unknown, Part>
  readonly partOf: (state: State) => Part
  /** Asked for inside, because merely reading `localStorage` throws where storage is blocked. */
  readonly storage: () => Storage
}

/** Where storage is blocked or full, what was chosen holds until the page is left: nobody is disturbed. */
const quietly = <T>(act: () => T): T | null => {
  try {
    return act()
  } catch {
    return null
  }
}

/** Whether anything is stored under this name. */
export const isStored = (name: string, storage: () => Storage): boolean =>
  quietly(() => storage().getItem(name)) !== null

const quiet = <Part>(storage: () => Storage): PersistStorage<Part> => {
  let stored: string | null = null
  return {
    getItem: (name) =>
      quietly(() => {
        stored = storage().getItem(name)
        return stored === null ? null : JSON.parse(stored)
      }),
    setItem: (name, value) => {
      const text = JSON.stringify(value)
      if (text === stored) return
      stored = text
      quietly(() => storage().setItem(name, text))
    },
    removeItem: (name) => quietly(() => storage().removeItem(name)),
  }
}

/** A store of which a part is kept from visit to visit: read once, when it is made, and written at each change of it. */
export const createKept = <State extends object, Part extends object>(
  initial: State,
  { name, version, schema, partOf, storage }: Kept<State, Part>,
): StoreApi<State> =>
  createStore<State>()(
    persist<State, [], [], Part>(() => initial, {
      name,
      version,
      storage: quiet(storage),
      partialize: partOf,
      migrate: () => partOf(initial),
      merge: (part, state) => {
        const read = v.safeParse(schema, part)
        return read.success ? { ...state, ...read.output } : state
      },
    }),
  )
