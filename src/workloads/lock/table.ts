import { bargingLock } from './barging'
import { fairLock } from './fair'
import type { Lock, LockDiscipline, LockKeeper, LockKind, SharedLock } from './lock'

/** Every discipline; a new one is a file and a row here, and its name in the setting. */
const DISCIPLINES: Readonly<Record<LockKind, LockDiscipline>> = { fair: fairLock, barging: bargingLock }

export const createSharedLock = (kind: LockKind): SharedLock => ({
  kind,
  memory: new SharedArrayBuffer(DISCIPLINES[kind].bytes),
})
/** @param worker whole and above 0, no other worker's ever */
export const lockOf = ({ kind, memory }: SharedLock, worker: number): Lock =>
  DISCIPLINES[kind].lockOf(memory, worker)
export const keeperOf = ({ kind, memory }: SharedLock): LockKeeper => DISCIPLINES[kind].keeperOf(memory)
