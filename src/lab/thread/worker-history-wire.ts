import type { WorkerLane } from '../../domain/worker-history'

const STATES = ['starting', 'ready', 'retiring', 'gone'] as const satisfies readonly WorkerLane['state'][]
/** Numbers of a lane beside its shares: id, state, whether it died, calls it holds, calls it returned. */
const HEAD = 5

/** The lanes of all workers in two arrays: hundreds of small objects would take a thread long to send. */
export interface PackedLanes {
  readonly heads: Float64Array
  /** Lane after lane, its busy shares, then its held ones. */
  readonly shares: Uint8Array
}

export const packLanes = (lanes: readonly WorkerLane[]): PackedLanes => {
  const points = lanes[0]?.busy.length ?? 0
  const heads = new Float64Array(lanes.length * HEAD)
  const shares = new Uint8Array(lanes.length * 2 * points)
  for (const [n, { id, state, hasDied, holding, calls, busy, held }] of lanes.entries()) {
    heads.set([id, STATES.indexOf(state), hasDied ? 1 : 0, holding, calls], n * HEAD)
    shares.set(busy, 2 * n * points)
    shares.set(held, (2 * n + 1) * points)
  }
  return { heads, shares }
}

export const unpackLanes = ({ heads, shares }: PackedLanes): readonly WorkerLane[] => {
  const lanes = heads.length / HEAD
  const points = lanes === 0 ? 0 : shares.length / lanes / 2
  return Array.from({ length: lanes }, (_, n) => {
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
