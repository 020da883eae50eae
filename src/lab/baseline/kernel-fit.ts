import type { Clock } from '../../domain/time'
import { calibrateKernel, type KernelCost } from '../../workloads/kernel'

/** What the kernel costs on this thread: measured once, before a run asks for it if there is time, and kept. */
export class Fit {
  readonly #clock: Clock
  #cost: KernelCost | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Blocks the thread for some 80 ms, the first time. */
  cost(): KernelCost {
    this.#cost ??= calibrateKernel(this.#clock)
    return this.#cost
  }

  /** A baseline, which takes longer and is the judge, found it otherwise. */
  correct(cost: KernelCost): void {
    this.#cost = cost
  }
}
