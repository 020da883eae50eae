import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { micros } from '../../domain/time'
import { prepareWorkload } from '../prepare'
import { ChecksumError } from '../workload'
import { calibrateKernel, kernel, kernelWorkload, scaledCost, UNMEASURED_COST } from './kernel'
import { CALL_US, cpu, STEP_US } from './test-cpu'

afterEach(() => {
  cpu.cheat = (result) => result
})

const thread = () => ({
  clock: cpu.clock,
  turn: async () => undefined,
  isOver: () => false,
  resolutionUs: micros(5),
})
const COST = { stepUs: micros(STEP_US), overheadUs: micros(CALL_US) }

describe('calibrating the kernel', () => {
  it('finds what a step and a call cost', async () => {
    const { stepUs, overheadUs } = (await calibrateKernel(thread())) ?? UNMEASURED_COST
    // Each timing includes one reading of the clock, 5 µs of at least 1000.
    expect(stepUs / STEP_US).toBeCloseTo(1, 2)
    expect(overheadUs).toBeGreaterThanOrEqual(0)
    expect(overheadUs).toBeLessThan(2 * CALL_US)
  })

  it('ends when it is over, whatever the clock says, and lets the event loop turn meanwhile', async () => {
    let turns = 0
    const isOver = () => turns >= 3
    const turn = async () => {
      turns += 1
    }
    // Each reading takes as long as the event loop may be held up.
    const now = () => {
      cpu.clock.advance(50)
      return cpu.clock.now()
    }
    await calibrateKernel({ ...thread(), clock: { now }, isOver, turn })
    expect(turns).toBeGreaterThanOrEqual(3)
    expect(turns).toBeLessThan(10)
  })

  it('that is over before a timing was long enough for the clock has measured nothing', async () =>
    expect(await calibrateKernel({ ...thread(), isOver: () => true })).toBeNull())

  it('can be corrected by how much slower the kernel proved to be', () =>
    expect(scaledCost(COST, 1.5)).toEqual({ stepUs: STEP_US * 1.5, overheadUs: CALL_US * 1.5 }))
})

describe('the kernel of a wanted time', () => {
  it.each([0.4, 1, 10, 100, 1000, 1_000_000])(
    'takes %d µs on the processor it was calibrated on',
    (serviceUs) => {
      const workload = kernelWorkload(serviceUs, COST)
      const before = cpu.clock.present
      workload.runDirectly(10)
      const perCallUs = ((cpu.clock.present - before) * 1000) / 10
      expect(perCallUs / serviceUs).toBeCloseTo(1, 2)
      expect(workload.predictedUs).toBeCloseTo(serviceUs, 2)
    },
  )

  it('makes at least one step, however short the time and slow the processor', () =>
    expect(kernelWorkload(0.4, { stepUs: micros(100), overheadUs: micros(50) }).argsOf(1)).toEqual([1, 1]))

  it('knows the right result of every call, and no other', () => {
    const workload = kernelWorkload(10, COST)
    const isChecked = fc.property(fc.nat({ max: 0x3fff_ffff }), fc.integer({ min: 1 }), (n, error) => {
      const [x, steps] = workload.argsOf(n) as [number, number]
      const result = kernel(x, steps)
      expect(workload.isRight(n, result)).toBe(true)
      expect(workload.isRight(n, (result + error) | 0)).toBe(false)
      expect(workload.isRight(n, undefined)).toBe(false)
    })
    fc.assert(isChecked, { seed: 3, numRuns: 200 })
  })

  it('refuses its own timing when the calls did other work than asked', () => {
    const workload = kernelWorkload(10, COST)
    cpu.cheat = (result) => result ^ 1
    expect(() => workload.runDirectly(3)).toThrow(ChecksumError)
  })

  it('is what the settings ask for', () => {
    const { method, argsOf } = prepareWorkload({ workload: 'kernel', serviceUs: 100 }, COST)
    expect([method, argsOf(7)]).toEqual(['kernel', [7, 99_950]])
  })
})
