import type { RoundLine } from '../../../domain/snapshot'

/** A round as the 2016 benchmark printed it, to the letter. */
export const roundText = ({ poolUs, syncUs, slowdown }: RoundLine): string =>
  `pool: avg ${poolUs.toFixed(2)} us, sync: avg ${syncUs.toFixed(2)} us, ${slowdown.toFixed(2)}x increase`
