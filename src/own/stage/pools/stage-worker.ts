import type { OwnFault } from '../../../domain/own/own'
import { serve } from '../../../pool/worker'
import { OwnFaultError } from '../../fault'
import { type STEPS_AFTER_LOADING, setUpModule, takeStep } from '../../module/first-steps'
import { loadModule } from '../../module/load'
import type { OwnModule } from '../../module/own-module'
import { keepIntrinsics } from '../../worker/intrinsics'
import { lockDown } from '../../worker/lock-down'
import { MemoryLimit } from '../../worker/memory-limit'
import { changedFault, WatchedModule } from '../../worker/watched-module'
import { dataAddress } from '../load-own'
import type { Trying } from '../protocol'
import { tryFirstCalls } from '../trial'

/** What a worker of the stage is started with. */
export interface StageWorkerInit {
  readonly source: string
  readonly seed: number
  /** Whether each call is looked at, which makes it slower: to see whether the function does what it must not. */
  readonly isWatched: boolean
}

const now = performance.now.bind(performance)
let own: OwnModule | null = null
let watched: WatchedModule | null = null
let given: StageWorkerInit | null = null

const refuse = (): never => {
  throw new Error('The function was called before it was loaded.')
}

/** A fault is an answer: what is thrown crosses as an error, without its place. */
const orFault = async <T>(work: () => Promise<T>): Promise<T | OwnFault> => {
  try {
    const made = await work()
    return watched?.fault ?? made
  } catch (error) {
    if (watched?.fault) return watched.fault
    if (error instanceof OwnFaultError) return error.fault
    throw error
  }
}

const api: Record<'call' | 'step' | 'trial', (...args: never[]) => unknown> = {
  call: refuse,
  step: (step: (typeof STEPS_AFTER_LOADING)[number]) =>
    orFault(() => takeStep(step, own ?? refuse(), { seed: given?.seed ?? 0, now })),
  trial: (asked: Trying) =>
    orFault(async () => {
      const { seed } = given ?? refuse()
      return tryFirstCalls(own ?? refuse(), asked, { seed, now })
    }),
}
export type StageWorkerApi = typeof api

/** @throws {OwnFaultError} */
const load = async ({ source, isWatched }: StageWorkerInit, memory: MemoryLimit | null) => {
  const restore = keepIntrinsics()
  const loaded = await loadModule({ source }, dataAddress)
  const changed = restore()
  if (changed !== null) throw new OwnFaultError(changedFault(changed))
  if ('kind' in loaded) throw new OwnFaultError(loaded)
  if (isWatched) {
    watched = new WatchedModule(loaded, { restore, memory })
    return watched.module
  }
  const fault = await setUpModule(loaded)
  if (fault) throw new OwnFaultError(fault)
  return loaded
}

serve(api, {
  init: async (data) => {
    const init = data as StageWorkerInit
    given = init
    const memory = init.isWatched ? new MemoryLimit(globalThis) : null
    lockDown()
    own = await load(init, memory)
    // Called as it is: nothing stands between.
    api.call = own.run as (...args: never[]) => unknown
  },
})
