import { afterEach, beforeEach } from 'vitest'
import { cpu } from '../../workloads/compute/test-cpu'

/**
 * In every test of a file the thread's clock is that of the simulated processor, begun anew. A spy would keep each of its
 * readings.
 */
export const tellSimulatedTime = (): void => {
  const { now } = performance
  beforeEach(() => {
    cpu.restart()
    performance.now = () => cpu.clock.now()
  })
  afterEach(() => {
    performance.now = now
  })
}
