import type { Settings } from '../domain/settings'
import { type KernelCost, kernelWorkload } from './kernel'
import { sleepWorkload } from './sleep'
import type { Workload } from './workload'

type Prepare = (serviceUs: number, cost: KernelCost) => Workload

/** Every workload; a new one is a file and a row here, and a function in `call.worker`. */
const PREPARE: Readonly<Record<Settings['workload'], Prepare>> = {
  kernel: kernelWorkload,
  sleep: (serviceUs) => sleepWorkload(serviceUs),
}

/** The workload that the settings name, ready to be called. */
export const prepareWorkload = (
  { workload, serviceUs }: Pick<Settings, 'workload' | 'serviceUs'>,
  cost: KernelCost,
): Workload => PREPARE[workload](serviceUs, cost)
