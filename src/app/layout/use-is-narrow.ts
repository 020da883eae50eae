import { useSyncExternalStore } from 'react'

/** Below this the controls have no column of their own, px. As in the style sheets. */
const NARROW = '(max-width: 900px)'

const subscribe = (changed: () => void) => {
  const query = matchMedia(NARROW)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches)
