import type { Snapshot, TimelinePoint } from '../domain/snapshot'
import type { Zoom } from '../store/view'
import { clockFloorOf } from './clock-floor'
import type { History, Kept } from './history'
import type { StageParts } from './panel'
import { type Row, rowsOf } from './rows'
import { type TimeAxis, timeAxisOf } from './time-axis'

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
export interface Moment {
  readonly snapshot: Snapshot | null
  readonly kept: Kept
}

/** The bucket that a run is filling, or was when it ended. */
const openBucket = (snapshot: Snapshot | null): TimelinePoint | null => {
  const last = snapshot?.timeline.at(-1)
  return last && !last.complete ? last : null
}

const CLOCKS_CHECK = 'clock'

/**
 * The two hops can be told apart where the threads' clocks agree, and the clock's floor is at most half of the mean
 * forward hop: the rule of the report, over the points shown.
 */
const hopsIn = (snapshot: Snapshot | null, rows: readonly Row[], floor: number): StageParts['hops'] => {
  const isOff = snapshot?.checks.some(({ id, state }) => id === CLOCKS_CHECK && state !== 'ok')
  if (isOff) return 'together'
  let sum = 0
  let calls = 0
  for (const { point } of rows) {
    if (!point?.stages) continue
    sum += point.stages.forward.mean * point.samples
    calls += point.samples
  }
  return calls > 0 && floor > sum / calls / 2 ? 'together' : 'apart'
}

const APART: StageParts = { hops: 'apart', lock: 'none' }
/** The same object for the same parts: what depends on it is not made anew at every redraw. */
const PARTS: readonly StageParts[] = [
  APART,
  { hops: 'apart', lock: 'waited for' },
  { hops: 'together', lock: 'none' },
  { hops: 'together', lock: 'waited for' },
]

export const sceneOf = ({ snapshot, kept }: Moment, history: History, zoom: Zoom): Scene => {
  const time = timeAxisOf(zoom, snapshot?.at ?? 0)
  const rows = rowsOf(history, kept, time.domain, openBucket(snapshot))
  const floor = clockFloorOf(snapshot?.environment)
  const hops = hopsIn(snapshot, rows, floor)
  const hasLock = (snapshot?.settings.lock ?? 'none') !== 'none'
  const parts = PARTS.find((one) => one.hops === hops && (one.lock !== 'none') === hasLock) ?? APART
  return { snapshot, time, rows, floor, parts }
}
