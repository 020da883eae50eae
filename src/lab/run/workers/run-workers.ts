import type { Settings } from '../../../domain/settings/settings'
import type { WorkerLike } from '../../../pool/index'
import type { ChainRequest } from '../../../workloads/chain'
import type { LockKeeper, SharedLock } from '../../../workloads/lock/lock'
import { createSharedLock, keeperOf } from '../../../workloads/lock/table'
import type { WorkerSetup } from '../../../workloads/worker-setup'

export interface RunWorkersEvents {
  /** A worker that held the lock, or was next in line, is gone. */
  readonly holderDied: () => void
  /** A call in a worker asks for another; the answer goes to `port`. */
  readonly asked: (request: ChainRequest, port: MessagePort) => void
}

/** What the pool's workers are given when they start, and what is taken back from them when they are gone. */
export class RunWorkers {
  readonly #start: () => WorkerLike
  readonly #events: RunWorkersEvents
  readonly #lock: SharedLock | null
  readonly #keeper: LockKeeper | null
  readonly #nests: boolean
  readonly #alive = new Set<number>()
  #started = 0

  /** @param start starts one worker */
  constructor(
    { lock, nesting }: Pick<Settings, 'lock' | 'nesting'>,
    start: () => WorkerLike,
    events: RunWorkersEvents,
  ) {
    this.#start = start
    this.#events = events
    this.#nests = nesting > 1
    this.#lock = lock === 'none' ? null : createSharedLock(lock)
    this.#keeper = this.#lock && keeperOf(this.#lock)
  }

  readonly spawn = (): WorkerLike => {
    const worker = this.#start()
    if (!this.#lock && !this.#nests) return worker
    this.#started += 1
    const number = this.#started
    const channel = this.#nests ? this.#openChannel() : null
    const port = channel?.port2 ?? null
    const setup: WorkerSetup = { lab: 'setup', worker: number, lock: this.#lock, port }
    this.#alive.add(number)
    worker.postMessage(setup, port ? [port] : [])
    // However a worker ends, the pool terminates what is left of it.
    const terminate = worker.terminate.bind(worker)
    worker.terminate = () => {
      terminate()
      channel?.port1.close()
      if (this.#alive.delete(number)) this.recoverFromDeadWorkers()
    }
    return worker
  }

  #openChannel(): MessageChannel {
    const channel = new MessageChannel()
    const { port1 } = channel
    port1.onmessage = ({ data }: MessageEvent<ChainRequest>) => this.#events.asked(data, port1)
    return channel
  }

  /** Takes from workers that are gone what they had; called often, because one may take a ticket while it goes. */
  recoverFromDeadWorkers(): void {
    if (this.#keeper?.recover((worker) => this.#alive.has(worker))) this.#events.holderDied()
  }
}
