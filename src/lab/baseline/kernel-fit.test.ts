import { expect, it } from 'vitest'
import { CALL_US, cpu, STEP_US } from '../../workloads/compute/test-cpu'
import { Fit } from './kernel-fit'

const fitOf = () => new Fit({ clock: cpu.clock, turn: async () => undefined })

it('a fit that was cut short is not kept: the next that asks has it measured', async () => {
  const fit = fitOf()
  const cut = await fit.cost({ isOver: () => true })
  // Wrong perhaps, but of the right size: a run may go on with it.
  expect(cut.stepUs / STEP_US).toBeGreaterThan(0.1)
  expect(cut.stepUs / STEP_US).toBeLessThan(10)
  const { stepUs, overheadUs } = await fit.cost()
  expect(stepUs / STEP_US).toBeCloseTo(1, 2)
  expect(overheadUs).toBeLessThan(2 * CALL_US)
  expect(fit.known.stepUs).toBe(stepUs)
})
