import * as v from 'valibot'
import type { StoreApi } from 'zustand/vanilla'
import { createKept } from './kept'

const THEMES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEMES)[number]

/** How somebody has set the page out. Ids are those of panels; which panels there are, this store does not know. */
export interface Arrangement {
  /** Ids from top to bottom, as last moved; empty: as the page comes. */
  readonly order: readonly string[]
  /** Of panels that were collapsed or expanded by hand. */
  readonly collapsed: Readonly<Record<string, boolean>>
  /** The panel that has the page to itself. */
  readonly filled: string | null
  readonly theme: ThemeChoice
  /** Single keys act only while this is on: somebody who speaks to the machine sets off none by chance. */
  readonly shortcuts: boolean
}

/** The page as it comes. */
export const AS_IT_COMES: Arrangement = {
  order: [],
  collapsed: {},
  filled: null,
  theme: 'system',
  shortcuts: true,
}

/** `index.html` reads the theme (`state.theme`) under this name before the first paint. */
export const ARRANGEMENT_KEY = 'poolscope.arrangement'

/** More than any version will have panels: what is kept stays small, whoever wrote it. */
const MOST_IDS = 100
const ID = v.pipe(v.string(), v.maxLength(40))

/** A part that cannot be read is as it comes; the others are kept. */
const SCHEMA = v.object({
  order: v.fallback(v.pipe(v.array(ID), v.maxLength(MOST_IDS)), []),
  collapsed: v.fallback(v.pipe(v.record(ID, v.boolean()), v.maxEntries(MOST_IDS)), {}),
  filled: v.fallback(v.nullable(ID), null),
  theme: v.fallback(v.picklist(THEMES), 'system'),
  shortcuts: v.fallback(v.boolean(), true),
})

export interface ArrangementStore
  extends Pick<StoreApi<Arrangement>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly change: (patch: Partial<Arrangement>) => void
}

/** Kept from visit to visit. */
export const createArrangement = (storage: () => Storage): ArrangementStore => {
  const { getState, getInitialState, setState, subscribe } = createKept<Arrangement, Arrangement>(
    AS_IT_COMES,
    {
      name: ARRANGEMENT_KEY,
      version: 1,
      schema: SCHEMA,
      partOf: (arrangement) => arrangement,
      storage,
    },
  )
  return { getState, getInitialState, subscribe, change: (patch) => setState(patch) }
}
