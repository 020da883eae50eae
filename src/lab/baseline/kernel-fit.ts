import type { Micros } from '../../domain/time'
import { measureResolution } from '../../workloads/clock/clock-resolution'
import {
  type Calibrating,
  calibrateKernel,
  type KernelCost,
  UNMEASURED_COST,
} from '../../workloads/compute/kernel'

/** What the fit needs of the thread it is on. */
export type FitThread = Pick<Calibrating, 'clock' | 'turn'>

/** Who asks for it: may lose patience, upon which what has been measured must do, and may hear the turns. */
export type Asker = Partial<Pick<Calibrating, 'isOver' | 'turn'>>

/** Longest that finding the clock's step may take here, ms: a run measures it again, with care. */
const STEP_MS = 5

/** What the kernel costs on this thread: measured once, before a run asks for it if there is time, and kept. */
export class Fit {
  readonly #thread: FitThread
  #cost: KernelCost | null = null
  #measuring: Promise<KernelCost> | null = null
  /** Who waits for the measurement that goes on, last asked. */
  #asker: Asker = {}

  constructor(thread: FitThread) {
    this.#thread = thread
  }

  /** What is known by now. */
  get known(): KernelCost {
    return this.#cost ?? UNMEASURED_COST
  }

  /** Takes some 50 ms the first time, more on a busy machine. */
  async cost(asker: Asker = {}): Promise<KernelCost> {
    if (this.#cost) return this.#cost
    this.#asker = asker
    this.#measuring ??= this.#measure()
    return this.#measuring
  }

  /** A baseline, which is the judge, found it otherwise. */
  correct(cost: KernelCost): void {
    this.#cost = cost
  }

  async #measure(): Promise<KernelCost> {
    const isOver = () => this.#asker.isOver?.() ?? false
    const turn = () => (this.#asker.turn ?? this.#thread.turn)()
    try {
      const resolutionUs: Micros = measureResolution(this.#thread.clock, STEP_MS)
      const cost = await calibrateKernel({ clock: this.#thread.clock, turn, isOver, resolutionUs })
      // What was cut short is not worth keeping.
      if (!isOver()) this.#cost ??= cost
      return this.#cost ?? cost ?? UNMEASURED_COST
    } finally {
      this.#measuring = null
    }
  }
}
