/// A function pasted against the same built in, call by call, on a thread like the lab's own.
import { expose } from 'comlink'
import { browserHost } from '../../../src/lab/host/browser-host'
import { poolTimeOf } from '../../../src/lab/run/workers/pool-time'
import { OwnFunction } from '../../../src/own/own-function'
import { OWN } from '../../../src/own/worker/own-init'
import { createPool, type Pool } from '../../../src/pool/index'

/** Mean of the calls of a block, µs: in the worker, and from submission to settlement. */
export interface Block {
  readonly serviceUs: number
  readonly callUs: number
}

/** A block of calls of each, one beside the other. */
export interface PastedPair {
  readonly builtIn: Block
  readonly pasted: Block
}

export type MeasurePasted = (
  code: string,
  steps: number,
  calls: number,
  pairs: number,
) => Promise<readonly PastedPair[]>

const host = browserHost('own', 'bench')
const WARM_UP_BLOCKS = 12

const block = async (pool: Pool<object>, method: string, steps: number, calls: number): Promise<Block> => {
  let serviceMs = 0
  const begun = performance.now()
  for (let call = 1; call <= calls; call += 1)
    await new Promise<void>((resolve, reject) => {
      pool.submit({
        method,
        args: [call, steps],
        submittedAt: 0,
        settle: (outcome, value, flight) => {
          if (outcome !== 'completed' || !flight) return reject(value)
          serviceMs += flight.finishedAt - flight.startedAt
          resolve()
        },
      })
    })
  const callUs = ((performance.now() - begun) * 1000) / calls
  return { serviceUs: (serviceMs * 1000) / calls, callUs }
}

const measure: MeasurePasted = async (code, steps, calls, pairs) => {
  const time = poolTimeOf(host)
  const order = { code, seed: 1, timeoutMs: 0 }
  const own = await OwnFunction.open({ spawn: host.spawnOwn, time }, order, () => undefined)
  const rules = { workers: 1, transport: 'message', time } as const
  const builtInPool = createPool<object>(host.spawn, rules)
  const pastedPool = createPool<object>(host.spawnOwn, { ...rules, init: own.init })
  await Promise.all([builtInPool.resize(1), pastedPool.resize(1), own.close()])
  const builtIn = () => block(builtInPool, 'kernel', steps, calls)
  const pasted = () => block(pastedPool, OWN, steps, calls)
  for (let round = 0; round < WARM_UP_BLOCKS; round += 1) {
    await builtIn()
    await pasted()
  }
  const found: PastedPair[] = []
  // Each goes first as often as the other.
  for (let pair = 0; pair < pairs; pair += 1)
    if (pair % 2 === 0) {
      const first = await builtIn()
      found.push({ builtIn: first, pasted: await pasted() })
    } else {
      const first = await pasted()
      found.push({ builtIn: await builtIn(), pasted: first })
    }
  await Promise.all([builtInPool.close({ force: true }), pastedPool.close({ force: true })])
  return found
}

expose({ measure })
postMessage('ready')
