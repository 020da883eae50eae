import type { Settings } from '../domain/settings/settings'
import { type KernelCost, kernelWorkload } from './compute/kernel'
import { sleepWorkload } from './wait/sleep'
import type { Workload } from './workload'

type Prepare = (serviceUs: number, cost: KernelCost, own: Workload | null) => Workload

const requireOwn = (own: Workload | null): Workload => {
  if (!own) throw new Error('The workload “own” needs a function: give its code.')
  return own
}

/** Every workload; a new one is a file and a row here, and a function in `call.worker`. */
const PREPARE: Readonly<Record<Settings['workload'], Prepare>> = {
  kernel: kernelWorkload,
  sleep: (serviceUs) => sleepWorkload(serviceUs),
  own: (_serviceUs, _cost, own) => requireOwn(own),
}

/**
 * The workload that the settings name, ready to be called.
 * @param own where it is a function of somebody's own
 */
export const prepareWorkload = (
  { workload, serviceUs }: Pick<Settings, 'workload' | 'serviceUs'>,
  cost: KernelCost,
  own: Workload | null = null,
): Workload => PREPARE[workload](serviceUs, cost, own)
