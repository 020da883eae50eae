import { BARE_COMLINK, BARE_MESSAGE, oursNamed, type PoolVariant } from '../names'
import type { Contender } from './contender'

/** All variants of our pool. */
const VARIANTS: readonly PoolVariant[] = [
  { transport: 'comlink', batch: 1 },
  { transport: 'comlink', batch: 'auto' },
  { transport: 'message', batch: 1 },
  { transport: 'message', batch: 'auto' },
  { transport: 'shared', batch: 1 },
  { transport: 'shared', batch: 'auto' },
]

export const CONTENDERS: readonly Contender[] = [
  ...VARIANTS.map(
    (variant): Contender => ({
      name: oursNamed(variant),
      kind: 'ours',
      load: async () => (await import('./contenders/ours')).startOurs(variant),
    }),
  ),
  {
    name: BARE_MESSAGE,
    kind: 'bare',
    load: async () => (await import('./contenders/bare-message')).startBareMessage,
  },
  {
    name: BARE_COMLINK,
    kind: 'bare',
    load: async () => (await import('./contenders/bare-comlink')).startBareComlink,
  },
  {
    name: 'workerpool',
    kind: 'library',
    load: async () => (await import('./contenders/workerpool')).startWorkerpool,
  },
  {
    name: 'threads',
    kind: 'library',
    load: async () => (await import('./contenders/threads')).startThreads,
  },
  {
    name: 'poolifier-web-worker',
    kind: 'library',
    load: async () => (await import('./contenders/poolifier')).startPoolifier,
  },
]
