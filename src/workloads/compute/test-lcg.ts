import { applyJump, jumpOf } from './lcg'
import { cpu } from './test-cpu'

export { applyJump, jumpOf }

/**
 * The kernel's loop on the simulated processor: the same results, at a speed that no other process disturbs.
 * `vite.config.ts` gives it to the kernel in all unit tests.
 */
export const iterate = (x: number, steps: number): number => {
  cpu.work(steps)
  return cpu.cheat(applyJump(x, jumpOf(steps)))
}
