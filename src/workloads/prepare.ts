import type { Settings } from '../domain/settings/settings'
import type { KernelCost } from './compute/kernel'
import { WORKLOADS } from './table'
import type { Workload } from './workload'

/**
 * The workload that the settings name, ready to be called.
 * @param own where it is a function of somebody's own
 */
export const prepareWorkload = (
  { workload, serviceUs }: Pick<Settings, 'workload' | 'serviceUs'>,
  cost: KernelCost,
  own: Workload | null = null,
): Workload => {
  if (workload !== 'own') return WORKLOADS[workload].prepare(serviceUs, cost)
  if (!own) throw new Error('The workload “own” needs a function: give its code.')
  return own
}
