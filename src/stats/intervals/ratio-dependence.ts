import type { QueueVerdict } from '../../domain/figures/queue-state'
import type { Settings } from '../../domain/settings/settings'
import type { RatioDependence } from '../../domain/snapshot'

/**
 * What the slowdown changes with, though nothing about the pool does: calls wait longer the longer a queue has grown,
 * and the more calls a burst has.
 */
export const ratioDependence = (
  { mode, overflow }: Pick<Settings, 'mode' | 'overflow'>,
  { kind }: QueueVerdict,
): RatioDependence => {
  if (mode === 'burst') return 'burst size'
  // A full queue bounds the wait, unless calls wait outside it.
  const isGrowing = kind === 'growing' || (kind === 'full' && overflow === 'wait')
  return isGrowing ? 'run length' : null
}
