import { instant } from '../../../../src/domain/time'
import { measureResolution } from '../../../../src/workloads/clock/clock-resolution'
import { calibrateKernel, kernelWorkload, UNMEASURED_COST } from '../../../../src/workloads/compute/kernel'
import type { Method } from './functions'

/** What call number `n` sends, and what must come back. */
export interface Load {
  readonly method: Method
  readonly argsOf: (n: number) => readonly number[]
  readonly isRight: (n: number, value: number) => boolean
}

/** Service time of the kernel, µs. */
const KERNEL_US = 100

const add1Load: Load = { method: 'add1', argsOf: (n) => [n], isRight: (n, value) => value === n + 1 }

/** The kernel, fitted to 100 µs on this thread once: all cases and contenders run as many steps. */
const fitKernelLoad = async (): Promise<Load> => {
  const clock = { now: () => instant(performance.now()) }
  const cost = await calibrateKernel({
    clock,
    turn: () => new Promise((resolve) => setTimeout(resolve)),
    isOver: () => false,
    resolutionUs: measureResolution(clock),
  })
  const { argsOf, isRight } = kernelWorkload(KERNEL_US, cost ?? UNMEASURED_COST)
  return { method: 'kernel', argsOf: (n) => argsOf(n) as readonly number[], isRight }
}

const kernelLoad = await fitKernelLoad()

export const loadOf = (method: Method): Load => (method === 'add1' ? add1Load : kernelLoad)

/** A contender that returns something else has not done the work, so its time means nothing. */
export const requireRight = (load: Load, n: number, value: number): void => {
  if (!load.isRight(n, value)) throw new Error(`${load.method} call ${n} returned ${String(value)}`)
}
