import { CHAIN, ChainEnd } from './chain'
import { clockStep } from './clock/clock-resolution'
import { createRepeat } from './compute/repeat'
import { yardstick } from './compute/yardstick'
import type { Lock } from './lock/lock'
import { createLocked, LOCKED } from './lock/locked'
import { lockOf } from './lock/table'
import { servedByAll } from './table'
import type { WorkerSetup } from './worker-setup'
import type { WorkFunctions } from './workload'

/** What a worker of the lab's pool serves, and what takes its setup. */
export interface WorkerFunctions {
  readonly functions: WorkFunctions
  readonly setUp: (setup: WorkerSetup) => void
}

/** @param own what can be called by name, with or without the lock */
export const createWorkerFunctions = (own: WorkFunctions = servedByAll()): WorkerFunctions => {
  let lock: Lock | null = null
  const requireLock = (): Lock => {
    if (!lock) throw new TypeError('This worker was given no lock.')
    return lock
  }
  const innermost = { ...own, [LOCKED]: createLocked(own, requireLock) }
  const chain = new ChainEnd(innermost)
  return {
    functions: {
      ...innermost,
      [CHAIN]: chain.call,
      ping: () => undefined,
      clockStep,
      yardstick,
      repeat: createRepeat(own),
    },
    setUp: (setup) => {
      lock = setup.lock && lockOf(setup.lock, setup.worker)
      if (setup.port) chain.connect(setup.port)
    },
  }
}
