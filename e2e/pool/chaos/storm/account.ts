import {
  type Pool,
  PoolOptionError,
  type Task,
  type TaskCounts,
  type TaskOutcome,
} from '../../../../src/pool/index'
import type { Api } from '../workers/workers'
import type { Order } from './orders'

/** Faults that are told in full; the rest are only counted. */
const FAULTS_TOLD = 10

/** Makes calls, and keeps its own books of how each ended. */
export class Account {
  readonly outcomes: Record<TaskOutcome, number> = {
    completed: 0,
    failed: 0,
    cancelled: 0,
    timedOut: 0,
    rejected: 0,
  }
  /** What was wrong: calls that ended twice, or with a wrong result or error; books that did not balance. */
  readonly faults: string[] = []
  submitted = 0
  readonly #pool: Pool<Api>
  #open = 0
  #onAllSettled: () => void = () => undefined

  constructor(pool: Pool<Api>) {
    this.#pool = pool
  }

  readonly submit = (order: Order): void => {
    let isSettled = false
    this.submitted += 1
    this.#open += 1
    const task: Task = {
      method: order.method,
      args: order.args,
      timeoutMs: order.timeoutMs,
      signal: order.signal,
      onAbort: order.onAbort,
      idempotent: order.idempotent,
      submittedAt: 0,
      settle: (outcome, value) => {
        if (isSettled) this.#note(`${order.method} was settled again, ${outcome}`)
        else this.#settle(order, outcome, value)
        isSettled = true
      },
    }
    this.#pool.submit(task)
  }

  /** Asks for calls that are none: each is refused at once, and is in no book. */
  readonly submitWrong = (): void => {
    const settle = () => this.#note('a wrong call was settled')
    const wrong: readonly unknown[] = [
      { method: 'sum', args: null },
      { method: '', args: [] },
      { method: 'sum', args: [1], timeoutMs: Number.NaN },
      { method: 'sum', args: [1], transfer: [{}] },
    ]
    for (const task of wrong)
      try {
        this.#pool.submit({ ...(task as Task), submittedAt: 0, settle })
        this.#note(`a wrong call was taken: ${JSON.stringify(task)}`)
      } catch (error) {
        if (!(error instanceof PoolOptionError)) this.#note(`a wrong call threw ${String(error)}`)
      }
  }

  /** Resolves when every call so far has ended. */
  allSettled(): Promise<void> {
    return new Promise((resolve) => {
      this.#onAllSettled = resolve
      this.#tellIfAllSettled()
    })
  }

  /** Holds the pool's books against themselves, and against these. */
  audit(): void {
    const counts: TaskCounts = this.#pool.stats()
    const { submitted, completed, failed, cancelled, timedOut, rejected, blocked, queued, inFlight } = counts
    const ended = completed + failed + cancelled + timedOut + rejected
    if (submitted !== ended + blocked + queued + inFlight)
      this.#note(`books do not balance: ${JSON.stringify(counts)}`)
    if (submitted !== this.submitted) this.#note(`${this.submitted} submitted, ${submitted} in the books`)
    for (const outcome of Object.keys(this.outcomes) as TaskOutcome[])
      if (counts[outcome] !== this.outcomes[outcome])
        this.#note(`${this.outcomes[outcome]} ${outcome}, ${counts[outcome]} in the books`)
  }

  #settle({ method, args, result, errors }: Order, outcome: TaskOutcome, value: unknown): void {
    this.outcomes[outcome] += 1
    const isRight =
      outcome === 'completed'
        ? result !== null && result.value === value
        : value instanceof Error && errors[outcome]?.test(value.message)
    if (!isRight) this.#note(`${method}(${JSON.stringify(args)}) ${outcome}: ${String(value)}`)
    this.#open -= 1
    this.#tellIfAllSettled()
  }

  #tellIfAllSettled(): void {
    if (this.#open === 0) this.#onAllSettled()
  }

  #note(fault: string): void {
    if (this.faults.length < FAULTS_TOLD) this.faults.push(fault)
    else if (this.faults.length === FAULTS_TOLD) this.faults.push('and more')
  }
}
