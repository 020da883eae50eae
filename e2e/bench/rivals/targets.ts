import { BARE_COMLINK, BARE_MESSAGE, FASTEST_LIBRARY, LONE_CALLER, oursNamed } from './names'

/** What a variant of our pool shall reach beside another contender of the same case, as a ratio of figures. */
export interface Target {
  /** `id` of a case. */
  readonly at: string
  readonly of: string
  /** The contender it is divided by, or `FASTEST_LIBRARY`. */
  readonly to: string
  readonly sign: '≤' | '≥'
  readonly limit: number
}

const COMLINK = oursNamed({ transport: 'comlink', batch: 1 })
const BATCHED = oursNamed({ transport: 'comlink', batch: 'auto' })
const SHARED = oursNamed({ transport: 'shared', batch: 1 })
const SHARED_BATCHED = oursNamed({ transport: 'shared', batch: 'auto' })

export const TARGETS: readonly Target[] = [
  { at: 'add1 1×1', of: SHARED, to: BARE_MESSAGE, sign: '≤', limit: 0.6 },
  { at: 'add1 1×1', of: SHARED_BATCHED, to: BARE_MESSAGE, sign: '≤', limit: 0.6 },
  { at: 'add1 16×4', of: BATCHED, to: LONE_CALLER, sign: '≤', limit: 2 },
  { at: 'add1 16×4', of: BATCHED, to: FASTEST_LIBRARY, sign: '≤', limit: 0.4 },
  { at: 'add1 64×4', of: BATCHED, to: FASTEST_LIBRARY, sign: '≤', limit: 0.2 },
  { at: 'kernel 16×4', of: BATCHED, to: COMLINK, sign: '≤', limit: 1.03 },
  { at: 'add1 burst 160000', of: BATCHED, to: BARE_COMLINK, sign: '≥', limit: 10 },
  { at: 'add1 burst 160000', of: BATCHED, to: FASTEST_LIBRARY, sign: '≥', limit: 15 },
]
