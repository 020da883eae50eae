import {
  COSTLY_RECORDINGS,
  type CostlyRecording,
  type InstrumentCost,
  type LevelCost,
  type Load,
  type LoadCost,
} from '../domain/instrument-cost'
import type { Settings } from '../domain/settings'
import type { Baseline } from '../domain/snapshot'
import { latencyBetween, type Micros, micros } from '../domain/time'
import { createPool, type Pool, type Rules } from '../pool/index'
import { pairedDifference, trimmedMean } from '../stats/paired-difference'
import { measureResolution } from '../workloads/clock-resolution'
import { calibrateKernel } from '../workloads/kernel'
import { prepareWorkload } from '../workloads/prepare'
import { createDeferred } from './deferred'
import type { Host } from './host'
import { requireUsableLane } from './lane-check'
import { Ledger } from './ledger'

type Recording = Settings['recording']

/**
 * Every level has two blocks a cycle, in an order that is the same backwards, so that a drift falls on all alike. The
 * orders follow one another, and in these three every level has every place.
 */
const ORDERS: readonly (readonly Recording[])[] = [
  ['off', 'counters', 'full', 'full', 'counters', 'off'],
  ['counters', 'full', 'off', 'off', 'full', 'counters'],
  ['full', 'off', 'counters', 'counters', 'off', 'full'],
]
/** A longer function would make blocks long, and what recording adds to it a smaller share. µs */
const LONGEST_SERVICE_US = 1000

/** How much is measured. */
export interface Effort {
  /** Cycles under each load: of each order as many. */
  readonly cycles: number
  /** Length of a block, and most calls in one. */
  readonly blockMs: number
  readonly mostCalls: number
}

/**
 * A recorder hands on what it has written down fourteen times a second: for the timeline's four buckets and for ten
 * snapshots. A block lasts as long as there is between two of these, and has one of them at its end.
 */
const EFFORT: Effort = { cycles: 30, blockMs: 70, mostCalls: 50_000 }

/** Calls of the first blocks, from which it is seen how long a call takes. */
const FIRST_CALLS: Readonly<Record<Load, number>> = { one: 30, burst: 1000 }
/** Cycles before any counts: code is optimised, and batches find their size. */
const WARM_UP_CYCLES = 4

const RULES: Readonly<Record<Load, Pick<Rules, 'batch'>>> = { one: { batch: 1 }, burst: { batch: 'auto' } }
const LOADS: readonly Load[] = ['one', 'burst']

export interface InstrumentOrder {
  readonly settings: Settings
  /** Hears how far it is, 0 to 1. */
  readonly progress: (fraction: number) => void
  /** Less than what gives narrow intervals, for tests. */
  readonly effort?: Effort
}

/** It was called off. */
export class MeasuringStoppedError extends Error {
  override readonly name = 'MeasuringStoppedError'
  constructor() {
    super('Measuring the instrument was stopped before it ended.')
  }
}

/** Calls one after the other. */
const callOneByOne = async (ledger: Ledger, calls: number): Promise<void> => {
  for (let n = 0; n < calls; n += 1) await new Promise<void>((done) => ledger.submit(null, done))
}

/** Calls all at once; resolves when the last has settled. */
const callAtOnce = (ledger: Ledger, calls: number): Promise<void> =>
  new Promise((resolve) => {
    let left = calls
    const settled = () => {
      left -= 1
      if (left === 0) resolve()
    }
    for (let n = 0; n < calls; n += 1) ledger.submit(null, settled)
  })

const CALL: Readonly<Record<Load, (ledger: Ledger, calls: number) => Promise<void>>> = {
  one: callOneByOne,
  burst: callAtOnce,
}

const LEVELS: readonly Recording[] = ['off', ...COSTLY_RECORDINGS]
const noTimes = (): Record<Recording, number[]> => ({ off: [], counters: [], full: [] })

/** Time of a call, µs, by level; one figure a cycle. */
type Times = Readonly<Record<Recording, number[]>>

const levelCost = (times: Times, level: CostlyRecording): LevelCost => {
  const found = pairedDifference(times.off.map((off, n) => ({ without: off, with: times[level][n] ?? off })))
  if (found.kind === 'none') throw new Error(`The instrument could not be measured: ${found.reason}.`)
  const { mean, share, low, high } = found
  return { addedUs: micros(mean), share, low, high }
}

/**
 * Measures what recording costs: the same calls through one pool, in blocks that take turns between recording off,
 * counters and full.
 */
export class InstrumentMeasurement {
  readonly #host: Host
  readonly #order: InstrumentOrder
  readonly #settings: Settings
  readonly #effort: Effort
  readonly #stopped = createDeferred<never>()
  readonly #resolutionUs: Micros
  /** Whose recorder hears of the queue. */
  #writing: Ledger | null = null

  constructor(host: Host, order: InstrumentOrder) {
    this.#host = host
    this.#order = order
    this.#effort = order.effort ?? EFFORT
    this.#settings = {
      ...order.settings,
      serviceUs: Math.min(order.settings.serviceUs, LONGEST_SERVICE_US),
      // Calls must neither be refused nor travel alone.
      timeoutMs: 0,
    }
    this.#resolutionUs = measureResolution(host.clock)
    this.#stopped.promise.catch(() => undefined)
  }

  /** Ends it; `execute` rejects. */
  stop(): void {
    this.#stopped.reject(new MeasuringStoppedError())
  }

  /** Call it once. @throws {MeasuringStoppedError} */
  async execute(): Promise<InstrumentCost> {
    requireUsableLane(this.#settings)
    await this.#host.waiting.turn()
    const { spawn, clock, after } = this.#host
    const { workload, serviceUs, workers, lane, inFlight } = this.#settings
    const pool = createPool<object>(spawn, {
      workers,
      lane,
      inFlight,
      time: { ...clock, schedule: after },
      observer: { queueLength: (length, at) => this.#writing?.recorder.queueLength(length, at) },
    })
    try {
      await this.#orStopped(pool.resize(workers))
      const ledgers = this.#openLedgers(pool)
      const loads: LoadCost[] = []
      for (const load of LOADS) {
        pool.configure(RULES[load])
        loads.push(await this.#measureLoad(load, ledgers, loads.length / LOADS.length))
      }
      const settings = { workload, serviceUs, workers, lane, caller: this.#host.thread }
      return { settings, clockResolutionUs: this.#resolutionUs, loads }
    } finally {
      await pool.close({ force: true })
    }
  }

  #openLedgers(pool: Pool<object>): Readonly<Record<Recording, Ledger>> {
    const { clock } = this.#host
    const workload = prepareWorkload(this.#settings, calibrateKernel(clock))
    const syncUs = workload.predictedUs ?? micros(this.#settings.serviceUs)
    const baseline: Baseline = { syncUs, repeatsUs: [], source: 'derived', workerUs: null }
    const open = (recording: Recording) =>
      new Ledger(
        pool,
        clock,
        { ...this.#settings, recording },
        workload,
        baseline,
        (error) => this.#stopped.reject(error),
        [],
        this.#host,
      )
    return { off: open('off'), counters: open('counters'), full: open('full') }
  }

  async #measureLoad(
    load: Load,
    ledgers: Readonly<Record<Recording, Ledger>>,
    done: number,
  ): Promise<LoadCost> {
    const { cycles, blockMs, mostCalls } = this.#effort
    let calls = Math.min(FIRST_CALLS[load], mostCalls)
    const cycle = async (times: Record<Recording, number[]>) => {
      const order = ORDERS[times.off.length % ORDERS.length] ?? LEVELS
      const sums = { off: 0, counters: 0, full: 0 }
      // The page draws how far it is: a block that does not count is there to meet that.
      await this.#timeBlock(load, ledgers[order[0] ?? 'off'], calls)
      for (const level of order) sums[level] += await this.#timeBlock(load, ledgers[level], calls)
      for (const level of LEVELS) times[level].push(sums[level] / 2)
    }
    const warmUp = noTimes()
    for (let n = 0; n < WARM_UP_CYCLES; n += 1) await cycle(warmUp)
    // The quickest: others came before code was optimised, or met a busy machine.
    calls = Math.max(1, Math.min(mostCalls, Math.round((blockMs * 1000) / Math.min(...warmUp.off))))

    const blocks = noTimes()
    while (blocks.off.length < cycles) {
      await cycle(blocks)
      this.#order.progress(done + blocks.off.length / cycles / LOADS.length)
    }
    return {
      load,
      callsPerBlock: calls,
      cycles: blocks.off.length,
      offUs: micros(trimmedMean(blocks.off)),
      levels: { counters: levelCost(blocks, 'counters'), full: levelCost(blocks, 'full') },
    }
  }

  /** @returns time of a call, µs */
  async #timeBlock(load: Load, ledger: Ledger, calls: number): Promise<number> {
    const { clock } = this.#host
    this.#writing = ledger
    // What the others' turns left to be closed is not this block's work, nor were they a stall of the thread.
    const { recorder } = ledger
    recorder.advance(clock.now())
    recorder.vigil.excuse(clock.now())
    const start = clock.now()
    await this.#orStopped(CALL[load](ledger, calls))
    recorder.timeline(clock.now(), 1)
    const elapsed = latencyBetween(start, clock.now())
    if (ledger.failure !== null) throw new Error(`The instrument could not be measured: ${ledger.failure}`)
    return elapsed / calls
  }

  #orStopped<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#stopped.promise])
  }
}
