import { useSyncExternalStore } from 'react'

/** What a cursor is on: a moment of the run, for all charts at once. */
export interface Pointed {
  /** ms since the run began: the end of a bucket. */
  readonly t: number
  /** The chart that the pointer or the keyboard's focus is in. */
  readonly by: string
  readonly how: 'pointer' | 'keys'
}

/**
 * The one moment that is pointed at. Charts are drawn one after another, so that each keeping a cursor of its own
 * would show moments of different redraws.
 */
export interface Pointing {
  readonly current: () => Pointed | null
  readonly point: (at: Pointed) => void
  /** Nothing is pointed at any more, if it was by this chart. */
  readonly leave: (chart: string) => void
  readonly subscribe: (changed: () => void) => () => void
}

export const createPointing = (): Pointing => {
  let pointed: Pointed | null = null
  const listeners = new Set<() => void>()
  const change = (next: Pointed | null) => {
    if (pointed?.t === next?.t && pointed?.by === next?.by && pointed?.how === next?.how) return
    pointed = next
    for (const changed of listeners) changed()
  }
  return {
    current: () => pointed,
    point: change,
    leave: (chart) => {
      if (pointed?.by === chart) change(null)
    },
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

export const usePointed = ({ subscribe, current }: Pointing): Pointed | null =>
  useSyncExternalStore(subscribe, current)
