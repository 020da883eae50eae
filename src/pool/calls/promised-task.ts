import { type CallOptions, requireArgs, requireCallOptions, requireMethod } from '../options/call-options.js'
import type { OnAbort, Task, TaskOutcome } from './task.js'

/**
 * A call that settles a promise. A queue may hold a million of these, so it carries no field it can do without:
 * a promise is rejected through `resolve`, which spares the other function that every promise would keep.
 */
class PromisedTask implements Task {
  readonly method: string
  args: readonly unknown[]
  readonly resolve: (value: unknown) => void
  submittedAt = 0

  constructor(method: string, args: readonly unknown[], resolve: (value: unknown) => void) {
    this.method = method
    this.args = args
    this.resolve = resolve
  }

  settle(outcome: TaskOutcome, value: unknown): void {
    this.resolve(outcome === 'completed' ? value : Promise.reject(value))
  }
}

/** One that was made with options. */
class OptionedTask extends PromisedTask {
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
    { transfer, timeoutMs, signal, onAbort, idempotent, worker }: ReturnType<typeof requireCallOptions>,
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

type Submit = (task: Task) => void

/** Makes a call and hands it to `submit`. @param args its own: nobody else changes them */
export const promiseTask = (submit: Submit, method: string, args: readonly unknown[]): Promise<unknown> =>
  new Promise((resolve) => submit(new PromisedTask(requireMethod(method), args, resolve)))

/** Makes a call with options. What cannot be called rejects with `PoolOptionError`, and is not submitted. */
export const promiseOptionedTask = (
  submit: Submit,
  method: string,
  args: readonly unknown[] | undefined,
  options: CallOptions | null | undefined,
): Promise<unknown> =>
  new Promise((resolve) => {
    const [name, given] = [requireMethod(method), [...requireArgs(args)]]
    submit(new OptionedTask(name, given, resolve, requireCallOptions(options)))
  })
