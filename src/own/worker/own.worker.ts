/// The module of every worker that runs an own function: it locks itself before it loads any of it.
import type { OwnFault } from '../../domain/own/own'
import { serve } from '../../pool/worker'
import { createWorkerFunctions } from '../../workloads/worker-functions'
import { isWorkerSetup, type WorkerSetup } from '../../workloads/worker-setup'
import { OwnFaultError } from '../fault'
import { callDirectly } from '../module/direct-calls'
import { type STEPS_AFTER_LOADING, setUpModule, takeStep } from '../module/first-steps'
import { keptPerCall } from '../module/kept-memory'
import { blobAddress, loadModule } from '../module/load'
import type { OwnModule } from '../module/own-module'
import { isTrial, type LongTrial, tryOut } from '../module/trial'
import { keepIntrinsics } from './intrinsics'
import { lockDown } from './lock-down'
import { MemoryLimit } from './memory-limit'
import { CALL_DIRECTLY, LOAD, OWN, type OwnInit, STEP, TRY_OUT } from './own-init'
import { changedFault, WatchedModule } from './watched-module'

const addressOf = blobAddress()
const now = performance.now.bind(performance)
let setup: WorkerSetup | null = null
let init: OwnInit | null = null
let module: OwnModule | null = null
let memory: MemoryLimit | null = null
/** A trial that took longer is not made longer still, ms. */
const LONG_TRIAL_MS = 2000
/** The module, where it is tried. */
let watched: WatchedModule | null = null

const refuse = (): never => {
  throw new TypeError('This worker has loaded no function.')
}
// What a chain ends in is asked for by then.
const own = { [OWN]: (...args: never[]): unknown => (served[OWN] ?? refuse)(...args) }
const { functions, setUp } = createWorkerFunctions(own)

/** Loads the function: what it changed of the language is put back, and named. */
const load = async (prepared: OwnInit): Promise<OwnFault | null> => {
  const restore = keepIntrinsics()
  const loaded = await loadModule(prepared, addressOf)
  const changed = restore()
  if (changed !== null) return changedFault(changed)
  if ('kind' in loaded) return loaded
  if (prepared.role === 'trial') {
    watched = new WatchedModule(loaded, { restore, memory })
    module = watched.module
  } else module = loaded
  // Called as it is, by whatever serves it: nothing stands between.
  served[OWN] = loaded.run as (...args: never[]) => unknown
  return null
}

/** What work came to, or what the function did meanwhile that it must not. */
const watchedWork = async <T>(work: Promise<T>): Promise<T | OwnFault> => {
  try {
    const made = await work
    return watched?.fault ?? made
  } catch (error) {
    if (watched?.fault) return watched.fault
    throw error
  }
}

const loaded = (): OwnModule => module ?? refuse()
const given = (): OwnInit => init ?? refuse()

const tryAll = async (seed: number): Promise<LongTrial | OwnFault> => {
  const begun = now()
  const trial = await tryOut(loaded(), seed, now)
  if (!isTrial(trial)) return trial
  // Of calls this long there will be few, and more of them would take longer than anybody waits.
  if (now() - begun > LONG_TRIAL_MS) return { ...trial, keptBytes: 0 }
  const held = async () => (memory ? memory.held() : 0)
  return { ...trial, keptBytes: await keptPerCall(loaded(), { seed, now, held }) }
}

const served: Record<string, (...args: never[]) => unknown> = {
  ...functions,
  [OWN]: refuse,
  [LOAD]: () => watchedWork(load(given())),
  [STEP]: (step: (typeof STEPS_AFTER_LOADING)[number]) =>
    watchedWork(takeStep(step, loaded(), { seed: given().seed, now })),
  [TRY_OUT]: () => watchedWork(tryAll(given().seed)),
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
    const fault = (await load(init)) ?? (await setUpModule(loaded()))
    if (fault) throw new OwnFaultError(fault)
  },
})
