import type { Settings } from '../../../src/domain/settings/settings'
import type { Snapshot } from '../../../src/domain/snapshot'
import type { Session } from '../../../src/store/session'
import type { ReadonlyAppStore } from '../../../src/store/state'
import { encodeRun } from '../../replay/codec'

/** A run, and the changes that are made to it on the way. */
export interface RecordOrder {
  readonly settings: Partial<Settings>
  /** In the order of time; `at` in ms since measuring began. */
  readonly changes: readonly { readonly at: number; readonly settings: Partial<Settings> }[]
}

/** Runs on a real pool, and writes every snapshot down. */
export const recordRun = async (
  session: Session,
  store: ReadonlyAppStore,
  { settings, changes }: RecordOrder,
): Promise<string> => {
  const snapshots: Snapshot[] = []
  const left = [...changes]
  const forget = store.subscribe(({ snapshot }, before) => {
    if (!snapshot || snapshot === before.snapshot) return
    snapshots.push(snapshot)
    const [next] = left
    if (!next || snapshot.phase.kind !== 'running' || snapshot.at < next.at) return
    left.shift()
    void session.update(next.settings)
  })
  const report = await session.run(settings)
  forget()
  return encodeRun({ snapshots, report })
}
