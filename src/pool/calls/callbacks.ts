import { expose, proxyMarker } from 'comlink'
import { CallAbortedError } from '../errors/errors.js'
import type { CallSettings } from '../options/call-options.js'
import { LINKED, type LinkedArguments } from '../transports/connection/linked.js'
import { OptionedTask } from './promised-task.js'
import type { Flight, TaskOutcome } from './task.js'

type Resolve = (value: unknown) => void

const isCallback = (value: unknown): value is object => {
  if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return false
  try {
    return proxyMarker in value
  } catch {
    // A proxy that does not let itself be looked at is none of Comlink's, and cannot be sent.
    return false
  }
}

/** Whether any argument is marked with `Comlink.proxy`. */
export const hasCallbacks = (args: readonly unknown[]): boolean => {
  for (const arg of args) if (isCallback(arg)) return true
  return false
}

/** One callback, for as long as its call runs. */
class Callback {
  /** For the worker. */
  readonly port: MessagePort
  readonly #here: MessagePort
  readonly #revoke: () => void

  constructor(target: object) {
    const { port1, port2 } = new MessageChannel()
    const { proxy, revoke } = Proxy.revocable(target, {
      // A method of the object itself, which may have private members.
      get: (object, key) => {
        const member: unknown = Reflect.get(object, key)
        return typeof member === 'function' && typeof key === 'string' ? member.bind(object) : member
      },
    })
    expose(proxy, port1)
    this.port = port2
    this.#here = port1
    this.#revoke = revoke
  }

  /** From now on whoever calls it is told that it is gone. */
  end(): void {
    this.#revoke()
  }

  close(): void {
    this.#here.close()
  }
}

/** A call among whose arguments are callbacks. They end with it: nobody is called back for a call that has settled. */
export class LinkedTask extends OptionedTask {
  readonly sentAs = LINKED
  readonly #callbacks: readonly Callback[]

  constructor(method: string, args: readonly unknown[], resolve: Resolve, options: Partial<CallSettings>) {
    const places = args.flatMap((arg, place) => (isCallback(arg) ? [place] : []))
    const callbacks = places.map((place) => new Callback(args[place] as object))
    const sent = [...args]
    for (const [index, place] of places.entries()) sent[place] = callbacks[index]?.port
    const linked: LinkedArguments = [method, places, ...sent]
    const ports = callbacks.map(({ port }) => port)
    super(method, linked, resolve, { ...options, transfer: [...(options.transfer ?? []), ...ports] })
    this.#callbacks = callbacks
  }

  override settle(outcome: TaskOutcome, value: unknown, flight: Flight | null): void {
    // A function that runs on, though its call was called off, may wait for a callback: it is told, then lets go itself.
    const runsOn = flight !== null && value instanceof CallAbortedError
    for (const callback of this.#callbacks) {
      callback.end()
      if (!runsOn) callback.close()
    }
    super.settle(outcome, value, flight)
  }
}
