import type { CallSettings } from '../options/call-options.js'
import type { Flight, OnAbort, Task, TaskOutcome } from './task.js'

/**
 * A call that settles a promise. A queue may hold a million of these, so it carries no field it can do without:
 * a promise is rejected through `resolve`, which spares the other function that every promise would keep.
 */
export class PromisedTask implements Task {
  readonly method: string
  args: readonly unknown[]
  readonly resolve: (value: unknown) => void
  submittedAt = 0

  constructor(method: string, args: readonly unknown[], resolve: (value: unknown) => void) {
    this.method = method
    this.args = args
    this.resolve = resolve
  }

  settle(outcome: TaskOutcome, value: unknown, _flight: Flight | null): void {
    this.resolve(outcome === 'completed' ? value : Promise.reject(value))
  }
}

/** One that was made with options. */
export class OptionedTask extends PromisedTask {
  transfer: readonly Transferable[] | undefined
  readonly timeoutMs: number | undefined
  readonly signal: AbortSignal | undefined
  readonly onAbort: OnAbort | undefined
  readonly idempotent: boolean | undefined
  readonly worker: number | undefined

  constructor(
    method: string,
    args: readonly unknown[],
    resolve: (value: unknown) => void,
    { transfer, timeoutMs, signal, onAbort, idempotent, worker }: Partial<CallSettings>,
  ) {
    super(method, args, resolve)
    this.transfer = transfer
    this.timeoutMs = timeoutMs
    this.signal = signal
    this.onAbort = onAbort
    this.idempotent = idempotent
    this.worker = worker
  }
}
