import type { Task, TaskOutcome } from '../../pool/index'
import type { ChainRequest } from '../../workloads/chain'
import { CHAIN } from '../../workloads/chain'

/** A call that was asked for by a call inside a worker. */
export class NestedCall implements Task {
  readonly method = CHAIN
  readonly number: number
  readonly args: readonly unknown[]
  submittedAt = 0
  readonly isUrgent: boolean
  readonly settle: (outcome: TaskOutcome, value: unknown) => void
  readonly #off = new AbortController()

  /**
   * @param number no other call's in the run
   * @param isUrgent see `Task`
   */
  constructor(
    number: number,
    { level, inner }: ChainRequest,
    settle: (outcome: TaskOutcome, value: unknown) => void,
    isUrgent: boolean,
  ) {
    this.number = number
    this.args = [number, level - 1, ...inner]
    this.settle = settle
    this.isUrgent = isUrgent
  }

  get signal(): AbortSignal {
    return this.#off.signal
  }

  callOff(): void {
    this.#off.abort()
  }
}
