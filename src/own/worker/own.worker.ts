/// The module of every worker that runs an own function: it locks itself before it loads any of it.
import type { OwnFault } from '../../domain/own/own'
import { serve } from '../../pool/worker'
import { createWorkerFunctions } from '../../workloads/worker-functions'
import { isWorkerSetup, type WorkerSetup } from '../../workloads/worker-setup'
import { OwnFaultError, ownFault, thrownWords } from '../fault'
import { callDirectly } from '../module/direct-calls'
import { blobAddress, loadModule } from '../module/load'
import type { OwnModule } from '../module/own-module'
import { tryOut } from '../module/trial'
import { lockDown } from './lock-down'
import { MEMORY_FAULT, MemoryLimit } from './memory-limit'
import { CALL_DIRECTLY, CALL_ONCE, LOAD, OWN, type OwnInit, TRY_OUT } from './own-init'

const addressOf = blobAddress()
const now = performance.now.bind(performance)
let setup: WorkerSetup | null = null
let init: OwnInit | null = null
let module: OwnModule | null = null
let memory: MemoryLimit | null = null

const refuse = (): never => {
  throw new TypeError('This worker has loaded no function.')
}
// What a chain ends in is asked for by then.
const own = { [OWN]: (...args: never[]): unknown => (served[OWN] ?? refuse)(...args) }
const { functions, setUp } = createWorkerFunctions(own)

/** Loads the function and has it prepare itself. */
const load = async (prepared: OwnInit): Promise<OwnFault | null> => {
  const loaded = await loadModule(prepared, addressOf)
  if ('kind' in loaded) return loaded
  try {
    await loaded.setup?.()
  } catch (error) {
    return ownFault('setup', `setup() threw: ${thrownWords(error)}.`)
  }
  module = loaded
  // Called as it is, by whatever serves it: nothing stands between.
  const run = loaded.run as (...args: never[]) => unknown
  served[OWN] = run
  return null
}

/** What work came to, or that it wanted too much memory. */
const withinMemory = async <T>(work: Promise<T>): Promise<T | OwnFault> => {
  const made = await work
  return memory?.isExceeded ? MEMORY_FAULT : made
}

/** Each call begins with nothing taken. */
const counted = (made: OwnModule): OwnModule => {
  const run: OwnModule['run'] = (...args) => {
    memory?.reset()
    return made.run(...args)
  }
  return { ...made, run }
}

const loaded = (): OwnModule => module ?? refuse()
const given = (): OwnInit => init ?? refuse()

const served: Record<string, (...args: never[]) => unknown> = {
  ...functions,
  [OWN]: refuse,
  [LOAD]: () => withinMemory(load(given())),
  [TRY_OUT]: () => withinMemory(tryOut(counted(loaded()), given().seed, now)),
  [CALL_ONCE]: () => withinMemory(callDirectly(counted(loaded()), 1, given().seed, now)),
  [CALL_DIRECTLY]: (calls: number) => callDirectly(loaded(), calls, given().seed, now),
}

// It comes first, if it comes.
addEventListener(
  'message',
  ({ data }: MessageEvent<unknown>) => {
    if (isWorkerSetup(data)) setup = data
  },
  { once: true },
)
serve(served, {
  init: async (data) => {
    init = data as OwnInit
    if (init.role === 'trial') memory = new MemoryLimit(globalThis)
    lockDown()
    if (setup) setUp(setup)
    if (init.role !== 'calls') return
    const fault = await load(init)
    if (fault) throw new OwnFaultError(fault)
  },
})
