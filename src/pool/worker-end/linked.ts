import { type Remote, releaseProxy, wrap } from 'comlink'
import { ARRIVED, type LinkedArguments } from '../transports/connection/linked.js'

type Callback = Remote<{ readonly [ARRIVED]?: unknown }>

/** All that the function called back with has arrived, whether it waited for that or not. */
const arrival = async (callback: Callback): Promise<void> => {
  try {
    await callback[ARRIVED]
  } catch {
    // The function let go of it, or its call has settled otherwise: nobody listens any more.
  }
}

const release = (callback: Callback): void => {
  try {
    callback[releaseProxy]()
  } catch {
    // The function has let go of it.
  }
}

/** Runs a function with callbacks in the places of ports, and lets go of them when it has ended. */
export const runLinked = async (
  run: (...args: never[]) => unknown,
  receiver: object,
  linked: readonly unknown[],
): Promise<unknown> => {
  const [, places, ...sent] = linked as LinkedArguments
  const callbacks = places.map((place) => wrap(sent[place] as MessagePort) as Callback)
  const args = [...sent]
  for (const [index, place] of places.entries()) args[place] = callbacks[index]
  try {
    return await Reflect.apply(run, receiver, args)
  } finally {
    await Promise.all(callbacks.map(arrival))
    for (const callback of callbacks) release(callback)
  }
}
