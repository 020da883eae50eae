import type { PoolOptions } from '../../../src/pool/index'

/** How a pool of ours sends its calls: over which lane, and how many in one message. */
export interface PoolVariant {
  readonly lane: 'comlink' | 'message' | 'shared'
  readonly batch: 1 | 'auto'
}

/**
 * Whether `createPool` takes lanes by name and a `batch`. Until it does, only the variant that the pool already
 * is can be measured; true switches all others on, in every bench.
 */
const TAKES_VARIANTS: boolean = false

/** Whether the pool can be started so. */
export const isBuilt = ({ lane, batch }: PoolVariant): boolean =>
  TAKES_VARIANTS || (lane === 'comlink' && batch === 1)

/** Options of a pool of that variant; goes through `object`, because the pool may not know them all yet. */
export const poolOptions = (variant: PoolVariant, workers: number): PoolOptions => {
  const options: object = TAKES_VARIANTS ? { workers, ...variant } : { workers }
  return options as PoolOptions
}
