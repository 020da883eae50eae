import { useSyncExternalStore } from 'react'
import type { View, ViewState } from '../../store/kept/view'

/** A part of the view; the component is drawn again only when that part changes. */
export const useView = <T>({ store }: View, select: (state: ViewState) => T): T =>
  useSyncExternalStore(store.subscribe, () => select(store.getState()))
