import { CallbackError } from '../errors/errors.js'
import {
  type CallOptions,
  type CallSettings,
  requireArgs,
  requireCallOptions,
  requireMethod,
} from '../options/call-options.js'
import type { Transport } from '../transports/transport.js'
import { hasCallbacks, LinkedTask } from './callbacks.js'
import { OptionedTask, PromisedTask } from './promised-task.js'
import type { Task } from './task.js'

/** Makes calls, each of which settles a promise. What cannot be called rejects, and is not submitted. */
export class Caller {
  readonly #submit: (task: Task) => void
  readonly #transport: Transport

  constructor(submit: (task: Task) => void, transport: Transport) {
    this.#submit = submit
    this.#transport = transport
  }

  /** @param args its own: nobody else changes them */
  call(method: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve) => {
      requireMethod(method)
      this.#submit(
        hasCallbacks(args)
          ? this.#linked(method, args, resolve, {})
          : new PromisedTask(method, args, resolve),
      )
    })
  }

  callWith(
    method: string,
    args: readonly unknown[] | undefined,
    options: CallOptions | null | undefined,
  ): Promise<unknown> {
    return new Promise((resolve) => {
      requireMethod(method)
      const given = requireArgs(args)
      const settings = requireCallOptions(options)
      this.#submit(
        hasCallbacks(given)
          ? this.#linked(method, given, resolve, settings)
          : new OptionedTask(method, given, resolve, settings),
      )
    })
  }

  #linked(
    method: string,
    args: readonly unknown[],
    resolve: (value: unknown) => void,
    settings: Partial<CallSettings>,
  ): Task {
    const { name, carriesCallbacks } = this.#transport
    if (!carriesCallbacks) throw new CallbackError(method, name)
    return new LinkedTask(method, args, resolve, settings)
  }
}
