import { instant } from '../../../../src/domain/time'
import { calibrateKernel, kernelWorkload } from '../../../../src/workloads/kernel'
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
const fitKernelLoad = (): Load => {
  const clock = { now: () => instant(performance.now()), timeOrigin: performance.timeOrigin }
  const { argsOf, isRight } = kernelWorkload(KERNEL_US, calibrateKernel(clock))
  return { method: 'kernel', argsOf: (n) => argsOf(n) as readonly number[], isRight }
}

let kernelLoad: Load | null = null

export const loadOf = (method: Method): Load => {
  if (method === 'add1') return add1Load
  kernelLoad ??= fitKernelLoad()
  return kernelLoad
}

/** A contender that returns something else has not done the work, so its time means nothing. */
export const requireRight = (load: Load, n: number, value: number): void => {
  if (!load.isRight(n, value)) throw new Error(`${load.method} call ${n} returned ${String(value)}`)
}
