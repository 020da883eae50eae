import type { Snapshot } from '../../domain/snapshot'
import { type ListPatch, patched, patchOf } from './list-patch'
import { type PackedHistories, packHistories, unpackHistories } from './worker-history-wire'

/** Lists of which most items stay as they are from one snapshot to the next. */
type ListKey = 'timeline' | 'rounds' | 'marks' | 'interruptions'
type Lists = Pick<Snapshot, ListKey>
type Plain = Omit<Snapshot, ListKey | 'workerHistories'>

const NO_LISTS: Lists = { timeline: [], rounds: [], marks: [], interruptions: [] }

/**
 * What crosses from the lab's thread to the page: only what is new since the snapshot before. A snapshot never
 * changes, so what is one and the same object in two of them need not be sent again; copying all of it ten times a
 * second would take milliseconds of both threads.
 */
export interface SnapshotPatch {
  readonly plain: Partial<Plain>
  readonly lists: { readonly [K in ListKey]: ListPatch<Snapshot[K][number]> }
  readonly workerHistories: PackedHistories
}

/** The lab's end. Patches must arrive all, and in the order in which they are made. */
export class SnapshotEncoder {
  #sent: Snapshot | null = null

  encode(snapshot: Snapshot): SnapshotPatch {
    const { timeline, rounds, marks, interruptions, workerHistories, ...plain } = snapshot
    const before = this.#sent ?? NO_LISTS
    const known: Partial<Plain> = this.#sent ?? {}
    this.#sent = snapshot
    const changed = (Object.keys(plain) as (keyof Plain)[]).filter((key) => known[key] !== plain[key])
    return {
      plain: Object.fromEntries(changed.map((key) => [key, plain[key]])),
      lists: {
        timeline: patchOf(before.timeline, timeline),
        rounds: patchOf(before.rounds, rounds),
        marks: patchOf(before.marks, marks),
        interruptions: patchOf(before.interruptions, interruptions),
      },
      workerHistories: packHistories(workerHistories),
    }
  }

  /** What was sent may not have arrived: the next patch has all. */
  forget(): void {
    this.#sent = null
  }
}

/** The page's end. */
export class SnapshotDecoder {
  #received: Snapshot | null = null

  decode({ plain, lists, workerHistories }: SnapshotPatch): Snapshot {
    const before = this.#received ?? NO_LISTS
    // The first patch has every field, so that those left out are always those received before.
    const snapshot = {
      ...before,
      ...plain,
      timeline: patched(before.timeline, lists.timeline),
      rounds: patched(before.rounds, lists.rounds),
      marks: patched(before.marks, lists.marks),
      interruptions: patched(before.interruptions, lists.interruptions),
      workerHistories: unpackHistories(workerHistories),
    } as Snapshot
    this.#received = snapshot
    return snapshot
  }
}
