import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Snapshot } from '../../domain/snapshot'
import type { ReadonlyAppStore } from '../../store/state'
import {
  createRedrawPacer,
  type DrawCost,
  type PaceHost,
  REDRAW_INTERVAL_MS,
  REDUCED_INTERVAL_MS,
} from './pace'

/** Snapshots at the pace of pictures, for whatever shows measurements. */
export interface LiveSource {
  readonly current: () => Snapshot | null
  /** Adds a picture. @returns how to take it out again */
  readonly add: (draw: (snapshot: Snapshot | null) => void, cost: DrawCost) => () => void
  /** Draws all pictures in the next frames, without waiting for a snapshot: for what answers a hand. */
  readonly redraw: () => void
}

const BROWSER: PaceHost = {
  now: () => performance.now(),
  nextFrame: (run) => void requestAnimationFrame(run),
  after: (ms, run) => void setTimeout(run, ms),
}

/** @returns how long to rest between redraws; asked again each time */
const watchMotion = (): (() => number) => {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)')
  return () => (reduced.matches ? REDUCED_INTERVAL_MS : REDRAW_INTERVAL_MS)
}

/** Follows the store for as long as the page lives. */
export const createLiveSource = (store: ReadonlyAppStore, host: PaceHost = BROWSER): LiveSource => {
  /**
   * While a run is asked for, and the function is timed directly, on a machine that must be quiet for that, no chart
   * is set up or drawn; there is nothing to draw either. It takes some 200 ms.
   */
  const isHeld = (snapshot: Snapshot | null) =>
    snapshot === null ? store.getState().activity !== 'idle' : snapshot.phase.kind === 'calibrating'
  const pacer = createRedrawPacer<Snapshot | null>(host, { intervalMs: watchMotion(), isHeld })
  store.subscribe((state, before) => {
    if (state.snapshot === before.snapshot) return
    // Measurements can wait; that a run begins, goes on to its next phase, or ends is an answer to somebody.
    const isSamePhase = state.snapshot?.phase.kind === before.snapshot?.phase.kind
    pacer.request(state.snapshot, isSamePhase ? 'calm' : 'now')
  })
  const current = () => store.getState().snapshot
  return { current, add: pacer.add, redraw: () => pacer.request(current(), 'now') }
}

/** The snapshot this picture is to show now. */
export const useLive = (source: LiveSource, cost: DrawCost = 'light'): Snapshot | null => {
  const [shown, setShown] = useState(source.current)
  useEffect(() => {
    // A heavy one within its frame: left to itself, React would draw several that wait in one long task.
    const drawNow = (snapshot: Snapshot | null) => flushSync(() => setShown(snapshot))
    return source.add(cost === 'heavy' ? drawNow : setShown, cost)
  }, [source, cost])
  return shown
}
