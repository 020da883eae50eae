import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { LiveSource } from '../charts/live/live-source'
import type { ArrangementStore } from '../store/kept/arrangement'
import type { TourStore } from '../store/kept/tour'
import type { View } from '../store/kept/view'
import type { Own } from '../store/own/own'
import type { ExperimentRunner } from '../store/runs/experiment-runner'
import type { SweepRunner } from '../store/runs/sweep-runner'
import type { Session } from '../store/session'
import type { AppState, ReadonlyAppStore } from '../store/state'
import type { Undo } from './undo/undo'

/** What every part of the page may use: the session to act, the store to read, the live source for figures. */
export interface Page {
  readonly session: Session
  readonly store: ReadonlyAppStore
  readonly live: LiveSource
  readonly experiments: ExperimentRunner
  readonly sweeps: SweepRunner
  readonly tour: TourStore
  /** The function that somebody brings along. */
  readonly own: Own
  /** How the page is set out, and the way to change that. */
  readonly arrangement: ArrangementStore
  /** How the charts are looked at. */
  readonly view: View
  readonly undo: Undo
}

export const PageContext = createContext<Page | null>(null)

export const usePage = (): Page => {
  const page = useContext(PageContext)
  if (!page) throw new Error('usePage() needs a PageContext around it.')
  return page
}

/** A part of the published state; the component is drawn again only when that part changes. */
export const useAppState = <T>(select: (state: AppState) => T): T => useStore(usePage().store, select)
