import { mixed } from '../../canvas/forced-colours'
import type { Ground } from '../../canvas/ground'
import { RAMP_COLOURS } from './ramp-colours'

/** Colours of the ramp: more are not told apart. */
export const RAMP_LEVELS = 48
/** The least must still differ from the ground. */
const LEAST_OF_TEXT = 0.2

const onForced = ({ canvas, text }: Extract<Ground, { readonly kind: 'forced' }>) =>
  Array.from({ length: RAMP_LEVELS }, (_, level) =>
    mixed(canvas, text, LEAST_OF_TEXT + ((1 - LEAST_OF_TEXT) * level) / (RAMP_LEVELS - 1)),
  )

/** The colours from few to many, as canvases write them. */
export const rampOn = (ground: Ground): readonly string[] =>
  ground.kind === 'forced' ? onForced(ground) : RAMP_COLOURS[ground.kind]

/**
 * Where a count stands on the ramp: its logarithm, so that single calls are seen beside thousands.
 * @param top the count that has the last colour
 */
export const levelOf = (count: number, top: number): number => {
  if (top <= 1) return RAMP_LEVELS - 1
  const share = Math.log(count) / Math.log(top)
  return Math.min(RAMP_LEVELS - 1, Math.round(share * (RAMP_LEVELS - 1)))
}

const STEPS = [1, 2, 5, 10] as const
/** The next of 1, 2, 5, 10, 20 … : the colours of a view rarely change their meaning, and the legend is round. */
export const roundTop = (most: number): number => {
  if (most <= 1) return 1
  const decade = 10 ** Math.floor(Math.log10(most))
  return (STEPS.find((step) => step * decade >= most) ?? 10) * decade
}
