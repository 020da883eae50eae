import type { Phase, Snapshot } from '../../domain/snapshot'
import type { Activity } from '../../store/state'

/** Where the page is: the session's activity and the lab's phase, told as one. */
export type RunState =
  | { readonly kind: 'idle' }
  /** Asked for; the lab has not answered yet. */
  | { readonly kind: 'requested' }
  | Phase

export const runStateOf = (activity: Activity, snapshot: Snapshot | null): RunState => {
  if (!snapshot) return { kind: activity === 'idle' ? 'idle' : 'requested' }
  const { phase } = snapshot
  // A lab that went away without a last word leaves a phase behind that is no longer true.
  const isOver = phase.kind === 'finished' || phase.kind === 'failed'
  if (activity === 'idle') return isOver ? phase : { kind: 'idle' }
  // The last snapshot comes before the run is over for the session: until then nothing says that it has ended.
  return activity === 'stopping' || isOver ? { kind: 'stopping' } : phase
}
