import { coarserStep, floorOf } from '../../domain/figures/clock-step'
import { isToBeBelieved } from '../../domain/figures/expected/theory'
import type { Snapshot, TimelinePoint } from '../../domain/snapshot'
import type { Zoom } from '../../store/kept/view'
import type { StageParts } from '../definitions/chart'
import type { Kept, PageHistory } from '../timeline/history'
import { type Row, rowsOf } from '../timeline/history'
import { type TimeAxis, timeAxisOf } from '../timeline/time-axis'

/** What all charts of one redraw show: the same moment, the same stretch of time, the same points. */
export interface Scene {
  /** null before the first run. */
  readonly snapshot: Snapshot | null
  readonly time: TimeAxis
  readonly rows: readonly Row[]
  /** The least latency that the clock tells, µs. */
  readonly floor: number
  readonly parts: StageParts
}

/** A moment of a run: its newest snapshot, and what was kept of it until then. */
export interface SceneMoment {
  readonly snapshot: Snapshot | null
  readonly kept: Kept
}

/** The bucket that a run is filling, or was when it ended. */
const openBucket = (snapshot: Snapshot | null): TimelinePoint | null => {
  const last = snapshot?.timeline.at(-1)
  return last && !last.complete ? last : null
}

/** The same object for the same parts: what depends on it is not made anew at every redraw. */
const PARTS: readonly StageParts[] = (['apart', 'together'] as const).flatMap((hops) =>
  [false, true].flatMap((lock) =>
    [false, true].flatMap((background) =>
      (['holds', 'doubted'] as const).map((theory) => ({ hops, lock, background, theory })),
    ),
  ),
)

const partsOf = (snapshot: Snapshot | null): StageParts => {
  const parts: StageParts = {
    theory: !snapshot?.theory || isToBeBelieved(snapshot.theory) ? 'holds' : 'doubted',
    hops: snapshot?.live.hops ?? 'apart',
    lock: snapshot !== null && snapshot.settings.lock !== 'none',
    background: snapshot !== null && snapshot.classes.background !== null,
  }
  const isSame = (one: StageParts) =>
    one.hops === parts.hops &&
    one.lock === parts.lock &&
    one.background === parts.background &&
    one.theory === parts.theory
  return PARTS.find(isSame) ?? parts
}

export const sceneOf = ({ snapshot, kept }: SceneMoment, history: PageHistory, zoom: Zoom): Scene => {
  const time = timeAxisOf(zoom, snapshot?.at ?? 0)
  const rows = rowsOf(history, kept, time.domain, openBucket(snapshot))
  const floor = snapshot ? floorOf(coarserStep(snapshot.environment)) : 0
  return { snapshot, time, rows, floor, parts: partsOf(snapshot) }
}
