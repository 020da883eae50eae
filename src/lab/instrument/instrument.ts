import {
  COSTLY_RECORDINGS,
  type CostlyRecording,
  type InstrumentCost,
  type LevelCost,
  type Load,
  type LoadCost,
} from '../../domain/experiments/instrument-cost'
import type { Settings } from '../../domain/settings/settings'
import type { Baseline } from '../../domain/snapshot'
import { latencyBetween, type Micros, micros, spanBetween } from '../../domain/time'
import { createPool, type Pool, type Rules } from '../../pool/index'
import { pairedDifference, trimmedMean } from '../../stats/intervals/paired-difference'
import { measureResolution } from '../../workloads/clock/clock-resolution'
import { calibrateKernel, UNMEASURED_COST } from '../../workloads/compute/kernel'
import { prepareWorkload } from '../../workloads/prepare'
import { CallMaker } from '../calls/call-maker'
import { createDeferred } from '../deferred'
import { requireUsableTransport } from '../host/checks/transport-check'
import type { Host } from '../host/host'
import { CALL } from './instrument-loads'

type Recording = Settings['recording']

/**
 * Every level has one block a cycle. All orders take turns: a drift, or what a level leaves to the one after it, falls
 * on all alike.
 */
const ORDERS: readonly (readonly Recording[])[] = [
  ['off', 'counters', 'full'],
  ['full', 'counters', 'off'],
  ['counters', 'full', 'off'],
  ['off', 'full', 'counters'],
  ['full', 'off', 'counters'],
  ['counters', 'off', 'full'],
]
/** A longer function would make blocks long, and what recording adds to it a smaller share. µs */
const LONGEST_SERVICE_US = 1000

/** How much is measured. */
export interface Effort {
  /** Cycles under each load; of each order as many when six divide it. */
  readonly cycles: number
  /** Length of a block, and most calls in one. */
  readonly blockMs: number
  readonly mostCalls: number
}

/**
 * Many short blocks: what else the machine does comes and goes by the hundredth of a second, and then holds up all of
 * a cycle, or one block of a cycle that is left out. A burst has no more calls than the default one.
 */
const EFFORT: Effort = { cycles: 300, blockMs: 14, mostCalls: 10_000 }

/**
 * A recorder hands on what it has written down fourteen times a second: for the timeline's four buckets and for ten
 * snapshots. ms between two of these.
 */
const HANDING_ON_MS = 1000 / 14

/** Calls of the first blocks, from which it is seen how long a call takes. */
const FIRST_CALLS: Readonly<Record<Load, number>> = { one: 30, burst: 1000 }
/** Cycles before any counts: code is optimised, and batches find their size. */
const WARM_UP_CYCLES = 12
/** Cycles between two words on how far it is. */
const CYCLES_A_WORD = 10

const RULES: Readonly<Record<Load, Pick<Rules, 'batch'>>> = { one: { batch: 1 }, burst: { batch: 'auto' } }
const LOADS: readonly Load[] = ['one', 'burst']

export interface InstrumentOrder {
  readonly settings: Settings
  /** Hears how far it is, 0 to 1. */
  readonly progress: (fraction: number) => void
  /** About how long it may take; without it, as long as gives narrow intervals. */
  readonly seconds?: number | undefined
  /** In place of what follows from the time, for tests. */
  readonly effort?: Effort
}

/** It was called off. */
export class MeasuringStoppedError extends Error {
  override readonly name = 'MeasuringStoppedError'
  constructor() {
    super('Measuring the instrument was stopped before it ended.')
  }
}

const LEVELS: readonly Recording[] = ['off', ...COSTLY_RECORDINGS]

/** The effort that takes so long, besides warming up; each order as often as the others. */
const effortIn = (seconds: number): Effort => {
  const cycles = (seconds * 1000) / (EFFORT.blockMs * LOADS.length * LEVELS.length)
  return { ...EFFORT, cycles: Math.max(1, Math.round(cycles / ORDERS.length)) * ORDERS.length }
}

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
  #writing: CallMaker | null = null

  constructor(host: Host, order: InstrumentOrder) {
    this.#host = host
    this.#order = order
    this.#effort = order.effort ?? (order.seconds === undefined ? EFFORT : effortIn(order.seconds))
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
    requireUsableTransport(this.#settings)
    await this.#host.waiting.turn()
    const { spawn, startTogether, clock, after } = this.#host
    const { workload, serviceUs, workers, transport, inFlight } = this.#settings
    const pool = createPool<object>(spawn, {
      workers,
      transport,
      startTogether,
      inFlight,
      time: { ...clock, schedule: after },
      observer: { queueLength: (length, at) => this.#writing?.recorder.queueLength(length, at) },
    })
    try {
      await this.#orStopped(pool.resize(workers))
      const callMakers = await this.#orStopped(this.#openCallMakers(pool))
      const loads: LoadCost[] = []
      for (const load of LOADS) {
        pool.configure(RULES[load])
        loads.push(await this.#measureLoad(load, callMakers, loads.length / LOADS.length))
      }
      const settings = { workload, serviceUs, workers, transport, callerThread: this.#host.thread }
      return { settings, clockResolutionUs: this.#resolutionUs, loads }
    } finally {
      await pool.close({ force: true })
    }
  }

  async #openCallMakers(pool: Pool<object>): Promise<Readonly<Record<Recording, CallMaker>>> {
    const { clock, waiting } = this.#host
    const thread = { clock, turn: waiting.turn, isOver: () => false, resolutionUs: this.#resolutionUs }
    if (this.#settings.workload === 'own')
      throw new Error('The instrument is measured with the kernel or with sleeps: choose another workload.')
    const workload = prepareWorkload(this.#settings, (await calibrateKernel(thread)) ?? UNMEASURED_COST)
    const syncUs = workload.predictedUs ?? micros(this.#settings.serviceUs)
    const baseline: Baseline = { syncUs, repeatsUs: [], source: 'derived', workerUs: null }
    const open = (recording: Recording) =>
      new CallMaker(
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
    callMakers: Readonly<Record<Recording, CallMaker>>,
    done: number,
  ): Promise<LoadCost> {
    const { cycles, blockMs, mostCalls } = this.#effort
    let calls = Math.min(FIRST_CALLS[load], mostCalls)
    const cycle = async (times: Record<Recording, number[]>) => {
      const order = ORDERS[times.off.length % ORDERS.length] ?? LEVELS
      for (const level of order) times[level].push(await this.#timeBlock(load, callMakers[level], calls))
    }
    const warmUp = noTimes()
    for (let n = 0; n < WARM_UP_CYCLES; n += 1) await cycle(warmUp)
    // The quickest: others came before code was optimised, or met a busy machine.
    calls = Math.max(1, Math.min(mostCalls, Math.round((blockMs * 1000) / Math.min(...warmUp.off))))

    const blocks = noTimes()
    while (blocks.off.length < cycles) {
      if (blocks.off.length % CYCLES_A_WORD === 0) {
        this.#order.progress(done + blocks.off.length / cycles / LOADS.length)
        // The page draws how far it is: blocks that do not count are there to meet that.
        await cycle(noTimes())
      }
      await cycle(blocks)
    }
    this.#order.progress(done + 1 / LOADS.length)
    return {
      load,
      callsPerBlock: calls,
      cycles: blocks.off.length,
      offUs: micros(trimmedMean(blocks.off)),
      levels: { counters: levelCost(blocks, 'counters'), full: levelCost(blocks, 'full') },
    }
  }

  /** @returns time of a call, µs */
  async #timeBlock(load: Load, callMaker: CallMaker, calls: number): Promise<number> {
    const { clock } = this.#host
    this.#writing = callMaker
    // What the others' turns left to be closed is not this block's work, nor were they a stall of the thread.
    const { recorder } = callMaker
    recorder.advance(clock.now())
    recorder.interruptionDetector.excuse(clock.now())
    const start = clock.now()
    await this.#orStopped(CALL[load](callMaker, calls))
    const end = clock.now()
    recorder.timeline(end, 1)
    // A block is shorter than the time between two of these: it bears its part.
    const handingOn = spanBetween(end, clock.now()) / HANDING_ON_MS
    const elapsed = latencyBetween(start, end) * (1 + handingOn)
    if (callMaker.failure !== null)
      throw new Error(`The instrument could not be measured: ${callMaker.failure}`)
    return elapsed / calls
  }

  #orStopped<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#stopped.promise])
  }
}
