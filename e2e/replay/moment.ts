import type { Snapshot } from '../../src/domain/snapshot'
import { type Millis, millis } from '../../src/domain/time'
import { POINTS_SHOWN } from '../../src/record/buckets/history'
import type { Recording } from './codec'

/** The newest snapshot of a recorded run that goes on at `at`. @throws before measuring began */
export const momentAt = ({ snapshots }: Recording, at: number): Snapshot => {
  const found = snapshots.findLast((snapshot) => snapshot.phase.kind === 'running' && snapshot.at <= at)
  if (!found) throw new Error(`The recorded run had not begun to measure at ${at} ms.`)
  return found
}

/** The snapshots that can follow on one another for ever: they measure, and their timelines are full. */
export const endlessPart = ({ snapshots }: Recording): readonly Snapshot[] => {
  const part = snapshots.filter(
    ({ phase, timeline }) => phase.kind === 'running' && timeline.length === POINTS_SHOWN,
  )
  if (part.length < 2) throw new Error('The recorded run is too short to go round.')
  return part
}

const later = <T extends { readonly t: Millis }>(by: number, dated: T): T => ({
  ...dated,
  t: millis(dated.t + by),
})

/** The same picture, `by` ms later. */
export const movedBy = (by: number, snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  at: millis(snapshot.at + by),
  timeline: snapshot.timeline.map((point) => later(by, point)),
  marks: snapshot.marks.map((mark) => later(by, mark)),
  interruptions: snapshot.interruptions.map(({ kind, from, to }) => ({
    kind,
    from: millis(from + by),
    to: millis(to + by),
  })),
})
