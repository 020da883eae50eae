import type { Snapshot } from '../../domain/snapshot'
import type { View } from '../../store/kept/view'
import type { ReadonlyAppStore } from '../../store/state'
import { createHistory, type Kept, type PageHistory } from '../timeline/history'
import type { LiveSource } from './live-source'
import { createPointing, type Pointing } from './pointing'
import { type Scene, type SceneMoment, sceneOf } from './scene'

/** What the charts share: the view they are seen in, what is kept of the run, and the scene of each redraw. */
export interface ChartBoard {
  readonly view: View
  readonly live: LiveSource
  readonly history: PageHistory
  readonly pointing: Pointing
  /** What is to be drawn of this snapshot: the same object for all charts of a redraw. */
  readonly sceneOf: (snapshot: Snapshot | null) => Scene
  /** The snapshot that is shown when `snapshot` is the newest: another one while the picture is paused. */
  readonly shownOf: (snapshot: Snapshot | null) => Snapshot | null
  /** By how much the run is ahead of the paused picture, ms; null while the picture is live. */
  readonly behind: () => number | null
}

const NOTHING_KEPT: Kept = { first: 0, end: 0 }

/** Follows the store for as long as the page lives. */
export const createChartBoard = (store: ReadonlyAppStore, live: LiveSource, view: View): ChartBoard => {
  const history = createHistory()
  let frozen: SceneMoment | null = null
  let drawn: Scene | null = null
  let drawnZoom = view.store.getState().zoom

  const momentOf = (snapshot: Snapshot | null): SceneMoment => ({
    snapshot,
    kept: snapshot ? history.kept() : NOTHING_KEPT,
  })

  // A run may have begun before anybody drew it.
  const begun = store.getState().snapshot
  if (begun) history.take(begun)
  store.subscribe(({ snapshot }, before) => {
    if (snapshot === before.snapshot) return
    if (snapshot) history.take(snapshot)
    // Another run is another picture: the frozen one, and a stretch of time in the run before, are over.
    if (snapshot?.run === before.snapshot?.run) return
    view.writer.resume()
    view.writer.resetZoom()
  })
  view.store.subscribe(({ picture, zoom }, before) => {
    if (picture === before.picture && zoom === before.zoom) return
    if (picture !== before.picture) frozen = picture === 'paused' ? momentOf(live.current()) : null
    live.redraw()
  })

  const shownOf = (snapshot: Snapshot | null) => (frozen ? frozen.snapshot : snapshot)
  return {
    view,
    live,
    history,
    pointing: createPointing(),
    shownOf,
    sceneOf: (snapshot) => {
      const { zoom } = view.store.getState()
      const wanted = shownOf(snapshot)
      if (drawn && drawn.snapshot === wanted && drawnZoom === zoom) return drawn
      drawnZoom = zoom
      drawn = sceneOf(frozen ?? momentOf(snapshot), history, zoom)
      return drawn
    },
    behind: () => (frozen ? (live.current()?.at ?? 0) - (frozen.snapshot?.at ?? 0) : null),
  }
}
