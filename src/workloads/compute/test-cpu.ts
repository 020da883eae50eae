import { HandClock } from '../../domain/testing/test-clock'
import { type Instant, instant } from '../../domain/time'

/** A clock that moves by its own step whenever it is read, as a coarse clock seems to, and when work is done. */
class SteppingClock extends HandClock {
  readonly #stepMs: number

  constructor(stepUs: number, timeOrigin = 0) {
    super(0, timeOrigin)
    this.#stepMs = stepUs / 1000
  }

  override now = (): Instant => {
    this.advance(this.#stepMs)
    return instant(this.present)
  }
}

/** What the kernel costs on the simulated processor: a call, and each of its steps, µs. */
export const CALL_US = 0.05
export const STEP_US = 0.001

const startClock = () => new SteppingClock(5, performance.timeOrigin)

/** A processor whose speed a test can rely on: work moves its clock by what it costs, and takes no time. */
export const cpu = {
  clock: startClock(),
  /** Its clock begins anew: how instants are rounded depends on what went before, and with that what ties. */
  restart: (): void => {
    cpu.clock = startClock()
  },
  work: (steps: number): void => cpu.clock.advance((CALL_US + steps * STEP_US) / 1000),
  /** What it makes of a right result; a test may let it cheat, and sets it back. */
  cheat: (result: number): number => result,
}
