import { createContext, useContext } from 'react'

/**
 * Where a panel stands among those that share the time axis, one under another: the first names the marks for all,
 * the last the seconds; `only` does both.
 */
export type TimePlace = 'first' | 'between' | 'last' | 'only'

/** What the page lets people do with a panel as a whole, and where it put it. */
export interface PanelControls {
  readonly isCollapsed: boolean
  /** Whether it has the page to itself. */
  readonly isFilled: boolean
  readonly place: TimePlace
  readonly toggleCollapsed: () => void
  readonly toggleFilled: () => void
  /** One place up or down; null where there is none. */
  readonly moveUp: (() => void) | null
  readonly moveDown: (() => void) | null
  /** Is told of the panel's head: what one takes hold of to move it. */
  readonly head: (element: HTMLElement | null) => (() => void) | undefined
}

/** null where a panel stands by itself: it can then neither be collapsed nor moved. */
export const PanelControlsContext = createContext<PanelControls | null>(null)

export const usePanelControls = (): PanelControls | null => useContext(PanelControlsContext)

/** By itself a panel labels its own axis. */
export const useTimePlace = (): TimePlace => useContext(PanelControlsContext)?.place ?? 'only'
