import type { Settings } from '../../domain/settings'

/** What to try when most of a call's time goes into handing it over. */
export const handOverAdvice = ({ batch }: Settings): string =>
  batch === 1
    ? 'Try Pool, Batch: auto, or call so short a function directly.'
    : 'Give a call more work to do, or call so short a function directly.'

/**
 * How many times as many calls the pool returns as one thread that calls the function directly, one after another;
 * null where calls need no core, so that one thread could have many of them going on.
 */
export const gainOver = (
  { workload }: Settings,
  perSecond: number | null,
  directUs: number | null,
): number | null =>
  workload === 'sleep' || perSecond === null || directUs === null || perSecond === 0
    ? null
    : (perSecond * directUs) / 1e6
