import type { Settings } from '../domain/settings/settings'
import { type KernelCost, kernel, kernelWorkload } from './compute/kernel'
import { createSleep, sleepWorkload } from './wait/sleep'
import type { WorkFunctions, Workload } from './workload'

interface Row {
  /** Makes the function that every worker serves, under the row's name. */
  readonly serve: () => WorkFunctions[string]
  /** Ready to be called. @param cost of the kernel on the caller's thread */
  readonly prepare: (serviceUs: number, cost: KernelCost) => Workload
}

/** Every workload that is built in; a new one is a file, a row here, and its name in the setting. */
export const WORKLOADS: Readonly<Record<Exclude<Settings['workload'], 'own'>, Row>> = {
  kernel: { serve: () => kernel, prepare: kernelWorkload },
  sleep: { serve: createSleep, prepare: (serviceUs) => sleepWorkload(serviceUs) },
}

/** The functions of all of them, by name. */
export const servedByAll = (): WorkFunctions =>
  Object.fromEntries(Object.entries(WORKLOADS).map(([name, { serve }]) => [name, serve()]))
