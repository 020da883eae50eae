import { micros } from '../../domain/time'
import { type ChannelWorker, startChannelWorker } from '../../pool/testing/test-thread'
import type { Api } from '../../pool/worker'
import type { LongTask } from '../../record/interruptions/interruption-detector'
import { clockStep } from '../../workloads/clock/clock-resolution'
import { kernel } from '../../workloads/compute/kernel'
import { createRepeat } from '../../workloads/compute/repeat'
import { cpu } from '../../workloads/compute/test-cpu'
import { createWorkerFunctions } from '../../workloads/worker-functions'
import { isWorkerSetup } from '../../workloads/worker-setup'
import type { Host } from '../host/host'

interface Alarm {
  at: number
  readonly every: number | null
  readonly action: () => void
}

/** What the engine's own work takes, µs. */
const YARDSTICK_US = 8
/** Time that passes between two turns of the event loop, ms; and turns after which a test hangs. */
const TURN_MS = 0.5
const MOST_TURNS = 200_000

/** Node's: tests run there, and the sources know browsers only. */
declare const setImmediate: (action: () => void) => void

/** One turn of the event loop, in which every message that was sent arrives. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A worker that serves `api` and what the lab's systems put around it, and takes its setup. */
const startEquipped = (api: Api): ChannelWorker => {
  const { functions, setUp } = createWorkerFunctions(api)
  // Functions that a test puts in count their calls, or never return: only those of a run call them.
  const { repeat: _, ...served } = functions
  const worker = startChannelWorker({ ...served, ...api })
  const { postMessage } = worker
  const send = (message: unknown, transfer: Transferable[]) =>
    isWorkerSetup(message) ? setUp(message) : postMessage(message, transfer)
  return Object.assign(worker, { postMessage: send as ChannelWorker['postMessage'] })
}

/** A thread on simulated time: its workers run in this process, through real messages. */
export class TestHost implements Host {
  readonly clock = cpu.clock
  readonly timer = 'fine'
  readonly fetchWorkerScript = async () => undefined
  readonly whyNoWorkers = async (): Promise<string | null> => null
  readonly thread = 'own'
  readonly userAgent = 'test'
  cores: Host['cores'] = 4
  startSpinner: Host['startSpinner'] = null
  readonly page = 'test'
  locks: Host['locks'] = null
  readonly startTogether = 8
  crossOriginIsolated = true
  /** Time that passes between two turns of the event loop, ms; a test that needs hours takes longer strides. */
  turnMs = TURN_MS
  readonly workers: ChannelWorker[] = []
  /** What its workers serve. */
  api: Api = {
    kernel,
    sleep: () => undefined,
    ping: () => undefined,
    clockStep,
    yardstick: () => YARDSTICK_US,
    repeat: createRepeat({ kernel }),
  }
  /** What its page's browser tells of long tasks; a test puts them in. */
  longTasks: LongTask[] = []
  /** What the wall clock is ahead; a test lets it jump. */
  wallAheadMs = 0
  /** Replaces the start of a worker, to let it fail. */
  startWorker: () => ChannelWorker = () => startEquipped(this.api)
  readonly #alarms = new Set<Alarm>()

  constructor() {
    const before = this.clock.present
    performance.now()
    if (this.clock.present === before)
      throw new Error(
        'Workers would stamp calls by the real clock: let performance.now tell cpu.clock.now().',
      )
  }

  readonly waiting = {
    turn,
    sleep: async (span: number) => {
      this.clock.advance(Math.max(0, span))
      await turn()
    },
    wake: () => undefined,
  }

  yardstick: Host['yardstick'] = () => micros(YARDSTICK_US)
  wallAhead = () => this.wallAheadMs
  takeLongTasks = () => this.longTasks.splice(0)
  spawn = (): ChannelWorker => {
    const worker = this.startWorker()
    this.workers.push(worker)
    return worker
  }
  spawnOwn = (): ChannelWorker => {
    throw new Error('An own function runs in a browser only.')
  }
  every = (ms: number, action: () => void) => this.#set({ at: this.clock.present + ms, every: ms, action })
  after = (ms: number, action: () => void) => this.#set({ at: this.clock.present + ms, every: null, action })

  #set(alarm: Alarm): () => void {
    this.#alarms.add(alarm)
    return () => void this.#alarms.delete(alarm)
  }

  #ring(): void {
    for (const alarm of this.#alarms) {
      if (alarm.at > this.clock.present) continue
      if (alarm.every === null) this.#alarms.delete(alarm)
      else alarm.at = this.clock.present + alarm.every
      alarm.action()
    }
  }

  /** Lets time pass and messages arrive until `isSo`. */
  async until(isSo: () => boolean): Promise<void> {
    for (let turns = 0; !isSo(); turns += 1) {
      if (turns === MOST_TURNS) throw new Error('What was waited for does not happen.')
      this.clock.advance(this.turnMs)
      this.#ring()
      await turn()
    }
  }

  /** Lets time pass and messages arrive until `promise` is settled; then gives what it gives. */
  async settled<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false
    const note = () => {
      isSettled = true
    }
    promise.then(note, note)
    await this.until(() => isSettled)
    return promise
  }
}
