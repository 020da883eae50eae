import type { Ground } from '../canvas/ground'
import { cssOf, fromRgb, mixed, type Oklab, oklch, toRgb } from '../canvas/oklab'
import type { WorkerColours } from './paint-workers'

const css = (colour: Oklab) => cssOf(toRgb(colour))

/** The hue of utilisation, light and dark; and the red of what went wrong. */
const ON = {
  light: {
    held: css(oklch(0.86, 0.075, 113)),
    busy: css(oklch(0.49, 0.105, 113)),
    died: css(oklch(0.5, 0.19, 25)),
  },
  dark: {
    held: css(oklch(0.42, 0.06, 113)),
    busy: css(oklch(0.79, 0.13, 113)),
    died: css(oklch(0.77, 0.13, 22)),
  },
} as const satisfies Record<'light' | 'dark', WorkerColours>

/** Of the way from ground to text. */
const FORCED_HELD = 0.4

export const workerColours = (ground: Ground): WorkerColours => {
  if (ground.kind !== 'forced') return ON[ground.kind]
  const [canvas, text] = [fromRgb(ground.canvas), fromRgb(ground.text)]
  return { held: css(mixed(canvas, text, FORCED_HELD)), busy: css(text), died: css(text) }
}
