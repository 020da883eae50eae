import {
  type BatchSize,
  createPool,
  type Pool,
  type PoolStats,
  type TransportName,
  type WorkerRange,
} from '../../../../src/pool/index'
import type { Api } from '../workers/workers'
import { Account } from './account'
import { nextTurn } from './next-turn'
import { anyOrder, orderOf } from './orders'
import { Random } from './random'
import { holdRollCall } from './roll-call'
import { Victims } from './victims'
import { weapons } from './weapons'

const MOST_WORKERS = 8
/** Calls made in one wave, each of which ends before the next; and in one turn of the engine. */
const WAVE_CALLS = 1000
const TURN_CALLS = 100
/** After so many waves, all workers are let go that idle. */
const SHRINK_WAVES = 4
/** Workers beyond the least number go when they were idle for so long, ms. */
const IDLE_MS = 20

export interface StormOptions {
  readonly transport: TransportName
  readonly batch: BatchSize
  readonly calls: number
  readonly seed: number
}

export interface StormReport {
  readonly faults: readonly string[]
  readonly stats: PoolStats
  /** Attempts on workers' lives. */
  readonly attacks: number
  /** Starts that failed; times that all idle workers were seen to go. */
  readonly failedStarts: number
  readonly shrinks: number
  /** Different workers that answered the roll call at the end, of so many asked for. */
  readonly present: number
  readonly asked: number
  readonly durationMs: number
}

/** A number of workers, or a range within which they come and go. */
const anySize = (random: Random): number | WorkerRange => {
  const max = random.whole(1, MOST_WORKERS)
  return random.isOneIn(2) ? max : { min: random.whole(0, max), max, idleMs: IDLE_MS }
}

/** Lets all workers go that idle, down to none: the next call starts others. */
const shrink = async (pool: Pool<Api>, resizes: Promise<void>[]): Promise<void> => {
  resizes.push(pool.resize({ min: 0, max: MOST_WORKERS, idleMs: IDLE_MS }))
  // Asked now and then: turn after turn, the page would hold a core for as long as the last worker takes to go.
  while (pool.workerStats().length > 0) await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
}

/** Makes calls of every kind while workers are killed, starts fail and the pool is resized, then asks who is still there. */
export const storm = async ({ transport, batch, calls, seed }: StormOptions): Promise<StormReport> => {
  const startedAt = performance.now()
  const random = new Random(seed)
  const victims = new Victims()
  const pool = createPool<Api>(() => victims.spawnOrFail(random), { transport, batch, workers: MOST_WORKERS })
  const account = new Account(pool)
  const resizes: Promise<void>[] = []
  let attacks = 0
  let shrinks = 0

  for (let wave = 1; account.submitted < calls; wave += 1) {
    const aborter = new AbortController()
    const turns = WAVE_CALLS / TURN_CALLS
    const [attackAt, abortAt] = [random.whole(0, turns - 1), random.whole(0, turns - 1)]
    if (random.isOneIn(8)) account.submit(orderOf.endless())
    if (random.isOneIn(8)) account.submit(orderOf.calledOff(aborter.signal))
    if (random.isOneIn(4)) resizes.push(pool.resize(anySize(random)))
    for (let turn = 0; turn < turns; turn += 1) {
      for (let call = 0; call < TURN_CALLS; call += 1) account.submit(anyOrder(random, aborter.signal))
      // With this the calls are on their way.
      await null
      if (turn === attackAt) {
        random.pick(weapons)?.(random, victims, account.submit)
        attacks += 1
      }
      if (turn === abortAt) aborter.abort()
      account.submitWrong()
      account.audit()
      await nextTurn()
    }
    await account.allSettled()
    account.audit()
    if (wave % SHRINK_WAVES === 0) {
      await shrink(pool, resizes)
      shrinks += 1
    }
  }

  const asked = random.whole(2, MOST_WORKERS)
  resizes.push(pool.resize(asked))
  const endRollCall = await holdRollCall(asked)
  const answers = Array.from({ length: asked }, () =>
    // A call with a time limit has its worker to itself.
    pool.call('answerRollCall', [], { idempotent: true, timeoutMs: 600_000 }),
  )
  const present = new Set(await Promise.all(answers)).size
  endRollCall()
  await Promise.all(resizes)
  const stats = pool.stats()
  await pool.close()
  return {
    faults: account.faults,
    stats,
    attacks,
    failedStarts: victims.failures,
    shrinks,
    present,
    asked,
    durationMs: performance.now() - startedAt,
  }
}
