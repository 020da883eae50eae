import { createPool, type Rules } from './index'
import { HandWorker, type HeldCall, handLane, NotedTask } from './test-lane'

/** What workers can be made to do. */
export type Crank = 'hello' | 'reply' | 'replyError' | 'failToSend' | 'replyTwice' | 'die'
export type Step =
  | { readonly kind: 'submit'; readonly callsAgain: boolean }
  | { readonly kind: 'crank'; readonly crank: Crank; readonly worker: number }
  | { readonly kind: 'resize'; readonly workers: number }
  | ({ readonly kind: 'configure' } & Rules)
  | { readonly kind: 'forbid'; readonly isForbidden: boolean }
  | { readonly kind: 'close'; readonly force: boolean }

const must = (isSo: boolean, what: string): void => {
  if (!isSo) throw new Error(`Broken: ${what}`)
}

/** A pool, its workers and its calls, with what must hold of them after every step. */
export class PoolRig {
  readonly workers: HandWorker[] = []
  readonly tasks: NotedTask[] = []
  readonly sent: unknown[] = []
  #answered = new Map<HandWorker, HeldCall>()
  #heldBefore = new Map<HandWorker, number>()
  #window = 1
  #isForbidden = false
  readonly #closings: Promise<void>[] = []
  readonly pool = createPool<{ work: () => void }>(() => this.#spawn(), {
    workers: 2,
    batch: 1,
    lane: {
      ...handLane,
      connect: (worker, inbox, now) => {
        const link = handLane.connect(worker, inbox, now)
        const send: typeof link.send = (batch) => {
          this.sent.push(batch.taskAt(0)?.args[0])
          link.send(batch)
        }
        return { ...link, send }
      },
    },
  })

  #spawn(): HandWorker {
    if (this.#isForbidden) throw new Error('no more workers')
    const worker = new HandWorker()
    this.workers.push(worker)
    return worker
  }

  submit(callsAgain: boolean): void {
    const task = new NotedTask(this.tasks.length, () => {
      if (callsAgain) this.submit(false)
    })
    this.tasks.push(task)
    this.pool.submit(task)
  }

  get living(): readonly HandWorker[] {
    return this.workers.filter(({ isTerminated }) => !isTerminated)
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'submit':
        this.submit(step.callsAgain)
        break
      case 'crank':
        this.#crank(step.crank, this.living[step.worker % Math.max(1, this.living.length)])
        break
      case 'resize':
        this.pool.resize(step.workers).catch(() => undefined)
        break
      case 'configure':
        this.#window = step.inFlight
        this.pool.configure(step)
        break
      case 'forbid':
        this.#isForbidden = step.isForbidden
        break
      case 'close':
        this.#closings.push(this.pool.close({ force: step.force }))
        break
      default:
        step satisfies never
    }
  }

  #crank(crank: Crank, worker: HandWorker | undefined): void {
    const oldest = worker?.held[0]
    const answered = worker && this.#answered.get(worker)
    if (crank === 'hello') worker?.sayHello()
    if (crank === 'die') worker?.die()
    if (crank === 'replyTwice' && answered) worker.reply('again', answered)
    if (!worker || !oldest) return
    if (crank === 'reply') worker.reply()
    if (crank === 'replyError') worker.replyError(new Error('thrown'))
    if (crank === 'failToSend') worker.failToSend(new Error('unclonable'))
    if (!worker.held.includes(oldest)) this.#answered.set(worker, oldest)
  }

  checkAfterStep(): void {
    const { submitted, completed, failed, cancelled, timedOut, rejected, queued, inFlight, workers } =
      this.pool.stats()
    const settled = completed + failed + cancelled + timedOut + rejected
    must(submitted === this.tasks.length, 'every submitted call is counted')
    must(submitted === settled + queued + inFlight, 'every call is in exactly one place')
    must(
      this.tasks.every(({ endings }) => endings.length <= 1),
      'no call settles twice',
    )
    must(
      this.tasks.filter(({ endings }) => endings.length === 1).length === settled,
      'what is counted has been told',
    )
    must(
      this.living.reduce((sum, { held }) => sum + held.length, 0) === inFlight,
      'in flight is what workers hold',
    )
    must(workers.starting <= 8, 'few workers start at once')
    must(
      this.sent.every((n, i) => i === 0 || Number(n) > Number(this.sent[i - 1])),
      'calls are sent in order',
    )
    for (const worker of this.living) {
      const allowed = Math.max(this.#window, this.#heldBefore.get(worker) ?? 0)
      must(worker.held.length <= allowed, 'no worker is sent more than its window')
      this.#heldBefore.set(worker, worker.held.length)
    }
    const room = workers.ready * this.#window
    must(queued === 0 || workers.retiring > 0 || inFlight >= room, 'no call waits while a worker has room')
  }

  /** Closes, and answers what is still in flight. */
  async end(): Promise<void> {
    this.take({ kind: 'close', force: false })
    for (const worker of this.living) while (worker.held.length > 0) worker.reply()
    await Promise.all([...this.#closings, this.pool.drain()])
    this.checkAfterStep()
    must(
      this.tasks.every(({ endings }) => endings.length === 1),
      'in the end every call has settled',
    )
    must(this.living.length === 0, 'in the end every worker has gone')
    const { asked, starting, ready, retiring } = this.pool.stats().workers
    must(asked + starting + ready + retiring === 0, 'in the end no worker is counted')
  }
}
