import type { OwnModule } from '../../module/own-module'
import { argumentsFor } from '../load-own'
import type { StageDemand } from '../protocol'
import type { StageCall } from './book'

/** Most data that the arguments of one block may be together, bytes: they are made before it, and lie there. */
const MOST_BYTES = 128 * 2 ** 20
const MOST_CALLS = 200_000

/** How many calls can be made ready at once, when the arguments of each are so large. */
export const mostCalls = (argumentBytes: number): number =>
  Math.max(1, Math.min(MOST_CALLS, Math.floor(MOST_BYTES / Math.max(1, argumentBytes))))

/** A call whose moment is not known yet. */
export type ReadyCall = Omit<StageCall, 'dueAt'>

/** Makes the arguments of calls before they are timed. @throws {OwnFaultError} */
export const makeReady = (
  own: OwnModule,
  { first, count, seed }: { readonly first: number; readonly count: number; readonly seed: number },
): readonly ReadyCall[] => Array.from({ length: count }, (_, n) => argumentsFor(own, first + n, seed))

/** How many calls a block needs. */
export const callsNeeded = (demand: StageDemand, ms: number): number =>
  demand.kind === 'burst' ? demand.calls : Math.ceil((demand.perSecond * ms * 1.5) / 1000) + 2

/** Work that may come in one task without changing what is seen, µs: calls far shorter come several in one. */
const TASK_US = 500

export const callsPerTask = (callUs: number): number =>
  Math.max(1, Math.floor(TASK_US / Math.max(callUs, 0.1)))
