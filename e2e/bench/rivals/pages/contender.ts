import type { Method } from './functions'

/** Our own pool, calls without a pool, or a pool of somebody else. */
export type Kind = 'ours' | 'bare' | 'library'

/** A contender whose workers are all ready. */
export interface Running {
  /** Calls the function in one of the workers. */
  readonly call: (method: Method, args: readonly number[]) => PromiseLike<number>
  readonly close: () => Promise<void>
}

export type Start = (workers: number) => Promise<Running>

export interface Contender {
  readonly name: string
  readonly kind: Kind
  /** Loads the contender's module: one that cannot even be loaded fails alone. */
  readonly load: () => Promise<Start>
}
