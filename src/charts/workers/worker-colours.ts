import { mixed } from '../canvas/forced-colours'
import type { Ground } from '../canvas/ground'
import type { WorkerColours } from './paint-workers'

/** The hue of utilisation, light and dark; and the red of what went wrong. */
const ON = {
  light: { held: '#d1d79e', busy: '#61660b', died: '#b71824' },
  dark: { held: '#4d5128', busy: '#bbc35a', died: '#fc918e' },
} as const satisfies Record<'light' | 'dark', WorkerColours>

/** Of the way from ground to text. */
const FORCED_HELD = 0.4

export const workerColours = (ground: Ground): WorkerColours => {
  if (ground.kind !== 'forced') return ON[ground.kind]
  const { canvas, text } = ground
  const full = mixed(canvas, text, 1)
  return { held: mixed(canvas, text, FORCED_HELD), busy: full, died: full }
}
