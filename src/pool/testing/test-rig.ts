import type { Batch } from '../calls/batch.js'
import { createPool, type Rules, type TaskOutcome, type Transport } from '../index.js'
import { DEFAULT_RULES } from '../queue/rules.js'
import { PLAIN, RigCall, rigCallsOf } from './test-rig-call.js'
import { Sendings } from './test-rig-sendings.js'
import type { Aftermath, Crank, Schedule, Spawning, Step, Submission } from './test-steps.js'
import { HandTime } from './test-time.js'
import { HandWorker, type HeldCall, handTransport } from './test-transport.js'

const isRefused = (batch: Batch): boolean => rigCallsOf(batch).some(({ isUnclonable }) => isUnclonable)

/** A pool, its workers, its calls and its time; notes down what goes wrong in the midst of a step. */
export class PoolRig {
  readonly time = new HandTime()
  readonly workers: HandWorker[] = []
  readonly calls: RigCall[] = []
  /** What calls were told, by outcome. */
  readonly told: Record<TaskOutcome, number> = {
    completed: 0,
    failed: 0,
    cancelled: 0,
    timedOut: 0,
    rejected: 0,
  }
  readonly broken: string[] = []
  /** Calls that wait again because others of their message could not be sent. */
  takenBack = 0
  /** Most calls that ever waited at the gate. */
  mostBlocked = 0
  /** Promises that must have resolved in the end. */
  readonly promises: Promise<unknown>[] = []
  rules: Rules
  /** Most workers that the pool may have now. */
  mostWorkers = 2
  readonly pool
  readonly #schedule: Schedule
  readonly #abortable = new Set<RigCall>()
  readonly #greeted = new Set<HandWorker>()
  readonly #answered = new Map<HandWorker, HeldCall>()
  readonly #sendings = new Sendings((what) => this.broken.push(what))
  #spawning: Spawning = 'works'
  /** Workers that are promised. */
  promised = 0

  constructor(schedule: Schedule) {
    this.#schedule = schedule
    this.rules = { ...DEFAULT_RULES, batch: schedule.batch }
    this.pool = createPool<{ work: () => void }>(() => this.#spawn(), {
      ...this.rules,
      workers: 2,
      time: this.time,
      transport: this.#transport(),
    })
    if (schedule.isReady) for (const worker of this.workers) this.#greet(worker)
  }

  get living(): readonly HandWorker[] {
    return this.workers.filter(({ isTerminated }) => !isTerminated)
  }
  /** Workers that live and have said hello. */
  get greeted(): readonly HandWorker[] {
    return this.living.filter((worker) => this.#greeted.has(worker))
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'submit':
        this.#submit(step)
        break
      case 'abort':
        this.#pick([...this.#abortable], step.call)?.abort?.()
        break
      case 'crank':
        this.#crank(step.crank, step.worker)
        break
      case 'endTurn':
        this.time.endTurn()
        break
      case 'pass':
        this.time.pass(step.ms)
        break
      case 'resize':
        this.mostWorkers = typeof step.workers === 'number' ? step.workers : (step.workers.max ?? 0)
        this.pool.resize(step.workers).catch(() => undefined)
        break
      case 'configure': {
        const { kind: _, ...rules } = step
        this.rules = rules
        this.pool.configure(rules)
        break
      }
      case 'spawn':
        this.#spawning = step.how
        break
      case 'askRoom':
        this.promises.push(this.pool.room())
        break
      case 'drain':
        this.promises.push(this.pool.drain())
        break
      case 'close':
        this.promises.push(this.pool.close({ force: step.force }))
        break
      default:
        step satisfies never
    }
  }

  /** Every worker answers all that it holds. */
  answerAll(): void {
    this.time.endTurn()
    for (const worker of this.living) while (worker.held.length > 0) this.#answer('answer', worker)
  }

  #pick<T>(choices: readonly T[], choice: number): T | undefined {
    return choices[choice % Math.max(1, choices.length)]
  }

  #spawn(): HandWorker {
    const how = this.#spawning
    switch (how) {
      case 'works':
        return this.#make()
      case 'later':
        return this.#promise() as unknown as HandWorker
      case 'throws':
        throw new Error('no more workers')
      case 'nothing':
        return undefined as unknown as HandWorker
      default:
        return how satisfies never
    }
  }

  #make(): HandWorker {
    const worker = new HandWorker()
    this.workers.push(worker)
    return worker
  }

  /** A promise that is kept at the end of the turn. */
  #promise(): PromiseLike<HandWorker> {
    this.promised += 1
    const promise = {
      // biome-ignore lint/suspicious/noThenProperty: a promise is what this is, cranked by hand.
      then: (resolve: (worker: HandWorker) => void) =>
        this.time.defer(() => {
          this.promised -= 1
          resolve(this.#make())
        }),
    }
    return promise as PromiseLike<HandWorker>
  }

  #transport(): Transport {
    return {
      ...handTransport,
      connect: (worker, inbox, now) => {
        const link = handTransport.connect(worker, inbox, now)
        return {
          ...link,
          send: (batch) => {
            this.#sendings.note(worker as HandWorker, batch, this.rules)
            link.send(batch)
            const isWrong = rigCallsOf(batch).some((call) => call.isWrong)
            if (isWrong && batch.size > 1) this.broken.push('what cannot be cloned joins others')
            if ((this.#schedule.refusesSoon || isWrong) && isRefused(batch))
              this.time.defer(() => this.#refuse(worker as HandWorker, batch))
          },
        }
      },
    }
  }

  #refuse(worker: HandWorker, batch: Batch): void {
    if (!worker.held.some((call) => call.batch === batch)) return
    if (batch.size > 1) this.takenBack += batch.size
    worker.failToSend(new Error('a function cannot be cloned'), batch)
  }

  #submit(submission: Submission): void {
    const call = new RigCall(this.calls.length, submission, () => this.#settled(call, submission.aftermath))
    this.calls.push(call)
    if (call.abort) this.#abortable.add(call)
    this.pool.submit(call)
  }

  #settled(call: RigCall, aftermath: Aftermath): void {
    const { outcome } = call
    if (call.endings.length > 1) this.broken.push('a call settles twice')
    if (outcome !== 'waiting') this.told[outcome] += 1
    if (outcome === 'completed' && call.isUnclonable) this.broken.push('a call completes that was never sent')
    this.#abortable.delete(call)
    if (aftermath === 'callAgain') this.#submit({ ...PLAIN, timeoutMs: call.timeoutMs ?? null })
    if (aftermath === 'abortOthers') for (const other of [...this.#abortable]) other.abort?.()
    if (aftermath === 'close') this.promises.push(this.pool.close({ force: true }))
  }

  #greet(worker: HandWorker): void {
    this.#greeted.add(worker)
    worker.sayHello()
  }

  #crank(crank: Crank, choice: number): void {
    const worker = this.#pick(this.living, choice)
    if (crank === 'answerLate') this.#answerLate(choice)
    if (!worker) return
    if (crank === 'hello') this.#greet(worker)
    else if (crank === 'begin') worker.begin()
    else if (crank === 'die') worker.die()
    else if (crank === 'terminate') worker.terminate()
    else if (crank === 'answerAgain') {
      const answered = this.#answered.get(worker)
      if (answered) worker.reply('again', answered)
    } else if (worker.held.length > 0) this.#answer(crank, worker)
  }

  #answer(crank: Crank, worker: HandWorker): void {
    const { serviceMs } = this.#schedule
    const call = crank === 'answerNewest' ? worker.held.at(-1) : worker.held[0]
    if (!call) return
    if (isRefused(call.batch)) {
      this.#refuse(worker, call.batch)
      return
    }
    if (crank === 'answerUnreadable') {
      worker.failToRead(new Error('unreadable'))
      return
    }
    this.#answered.set(worker, call)
    if (crank === 'answerBatch') worker.replyBatch('done', serviceMs)
    else if (crank === 'answerError') worker.replyError(new Error('thrown'))
    else worker.reply('done', worker.takeOut(call), serviceMs)
  }

  /** A worker that is gone answers a call that it held. */
  #answerLate(choice: number): void {
    const gone = this.workers.filter(({ isTerminated, held }) => isTerminated && held.length > 0)
    const worker = this.#pick(gone, choice)
    worker?.reply('late')
  }
}
