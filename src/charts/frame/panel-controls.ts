import { createContext, type ReactNode, useContext } from 'react'

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
  /** What moves the panel up and down, by pointer and by keyboard. */
  readonly handle: ReactNode
}

/** null where a panel stands by itself: it can then neither be collapsed nor moved. */
export const PanelControlsContext = createContext<PanelControls | null>(null)

export const usePanelControls = (): PanelControls | null => useContext(PanelControlsContext)

/** By itself a panel labels its own axis. */
export const useTimePlace = (): TimePlace => useContext(PanelControlsContext)?.place ?? 'only'
