import { type BatchSize, createPool, type PoolStats, type TransportName } from '../../../src/pool/index'
import { Account } from './account'
import { nextTurn } from './next-turn'
import { anyOrder, orderOf } from './orders'
import { Random } from './random'
import { holdRollCall } from './roll-call'
import { Victims } from './victims'
import { weapons } from './weapons'
import type { Api } from './workers'

const MOST_WORKERS = 8
/** Calls made in one wave, each of which ends before the next; and in one turn of the engine. */
const WAVE_CALLS = 2000
const TURN_CALLS = 200

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
  /** Different workers that answered the roll call at the end, of so many asked for. */
  readonly present: number
  readonly asked: number
  readonly durationMs: number
}

/** Makes calls of every kind while workers are killed and the pool is resized, then asks who is still there. */
export const storm = async ({ transport, batch, calls, seed }: StormOptions): Promise<StormReport> => {
  const startedAt = performance.now()
  const random = new Random(seed)
  const victims = new Victims()
  const pool = createPool<Api>(victims.spawn, { transport, batch, workers: MOST_WORKERS })
  const account = new Account(pool)
  const resizes: Promise<void>[] = []
  let attacks = 0

  while (account.submitted < calls) {
    const aborter = new AbortController()
    const turns = WAVE_CALLS / TURN_CALLS
    const [attackAt, abortAt] = [random.whole(0, turns - 1), random.whole(0, turns - 1)]
    if (random.isOneIn(8)) account.submit(orderOf.endless())
    if (random.isOneIn(4)) resizes.push(pool.resize(random.whole(1, MOST_WORKERS)))
    for (let turn = 0; turn < turns; turn += 1) {
      for (let call = 0; call < TURN_CALLS; call += 1) account.submit(anyOrder(random, aborter.signal))
      // With this the calls are on their way.
      await null
      if (turn === attackAt) {
        random.pick(weapons)?.(random, victims, account.submit)
        attacks += 1
      }
      if (turn === abortAt) aborter.abort()
      account.audit()
      await nextTurn()
    }
    await account.allSettled()
    account.audit()
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
  return { faults: account.faults, stats, attacks, present, asked, durationMs: performance.now() - startedAt }
}
