import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'

const STATES = ['starting', 'ready', 'retiring', 'gone'] as const satisfies readonly WorkerHistory['state'][]
/** Numbers of a workerHistory beside its shares: id, state, whether it died, calls it holds, calls it returned. */
const HEAD = 5

/** The workerHistories of all workers in two arrays: hundreds of small objects would take a thread long to send. */
export interface PackedHistories {
  readonly heads: Float64Array
  /** History after workerHistory, its busy shares, then its held ones. */
  readonly shares: Uint8Array
}

export const packHistories = (workerHistories: readonly WorkerHistory[]): PackedHistories => {
  const points = workerHistories[0]?.busy.length ?? 0
  const heads = new Float64Array(workerHistories.length * HEAD)
  const shares = new Uint8Array(workerHistories.length * 2 * points)
  for (const [n, { id, state, hasDied, holding, calls, busy, held }] of workerHistories.entries()) {
    heads.set([id, STATES.indexOf(state), hasDied ? 1 : 0, holding, calls], n * HEAD)
    shares.set(busy, 2 * n * points)
    shares.set(held, (2 * n + 1) * points)
  }
  return { heads, shares }
}

export const unpackHistories = ({ heads, shares }: PackedHistories): readonly WorkerHistory[] => {
  const workerHistories = heads.length / HEAD
  const points = workerHistories === 0 ? 0 : shares.length / workerHistories / 2
  return Array.from({ length: workerHistories }, (_, n) => {
    const [id = 0, state = 0, died = 0, holding = 0, calls = 0] = heads.subarray(n * HEAD, (n + 1) * HEAD)
    const at = 2 * n * points
    return {
      id,
      state: STATES[state] ?? 'gone',
      hasDied: died === 1,
      holding,
      calls,
      busy: shares.subarray(at, at + points),
      held: shares.subarray(at + points, at + 2 * points),
    }
  })
}
