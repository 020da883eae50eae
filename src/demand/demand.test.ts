import { describe, expect, it } from 'vitest'
import type { Settings } from '../domain/settings/settings'
import { START_DEMAND } from './start'
import { DemandRig } from './test-rig'

const MODES = Object.keys(START_DEMAND) as Settings['mode'][]
/** Rounds of ten calls; in open demand four calls a second. */
const TEN_A_ROUND = { demand: 2, callsPerCaller: 5, ratePerSecond: 2, arrivals: 'constant' } as const

describe.each(MODES)('every demand keeps the contract: %s', (mode) => {
  it('makes calls by itself, for as long as they are settled', async () => {
    const rig = new DemandRig(mode, TEN_A_ROUND)
    for (let i = 0; i < 40; i += 1) await rig.step()
    expect(rig.made.length).toBeGreaterThan(30)
    expect(rig.errors).toEqual([])
  })

  it('makes no further call once stopped', async () => {
    const rig = new DemandRig(mode, TEN_A_ROUND)
    for (let i = 0; i < 3; i += 1) await rig.step()
    const { length } = rig.made
    rig.demand.stop()
    for (let i = 0; i < 20; i += 1) await rig.step()
    expect(rig.made).toHaveLength(length)
  })

  it('ends each round once, when as many calls have settled as a round has', async () => {
    const rig = new DemandRig(mode, TEN_A_ROUND)
    const settledAtEnds: number[] = []
    rig.atRoundEnd = async () => {
      settledAtEnds.push(rig.settled)
      return 'next'
    }
    for (let i = 0; i < 60; i += 1) await rig.step()
    expect(settledAtEnds.length).toBeGreaterThan(3)
    expect(settledAtEnds).toEqual(settledAtEnds.map((_, index) => 10 * (index + 1)))
  })

  it('makes no further call when the lab says stop at the end of a round', async () => {
    const rig = new DemandRig(mode, TEN_A_ROUND)
    rig.atRoundEnd = async () => 'stop'
    for (let i = 0; i < 40; i += 1) await rig.step()
    expect(rig.roundsEnded).toBe(1)
    const { length } = rig.made
    for (let i = 0; i < 20; i += 1) await rig.step()
    expect(rig.made).toHaveLength(length)
  })

  it('tells how much of the round has settled, from 0 up, and never more than all', async () => {
    const rig = new DemandRig(mode, TEN_A_ROUND)
    expect(rig.demand.roundFraction()).toBe(0)
    await rig.run(5000)
    await rig.settle(2)
    expect(rig.demand.roundFraction()).toBe(0.2)
    for (let i = 0; i < 30; i += 1) {
      await rig.step()
      expect(rig.demand.roundFraction()).toBeGreaterThanOrEqual(0)
      expect(rig.demand.roundFraction()).toBeLessThanOrEqual(1)
    }
  })

  it('gives the next round the size of the new settings, and lets the present one keep its own', async () => {
    const rig = new DemandRig(mode, TEN_A_ROUND)
    const settledAtEnds: number[] = []
    rig.atRoundEnd = async () => {
      settledAtEnds.push(rig.settled)
      return 'next'
    }
    await rig.run(1000)
    rig.update({ callsPerCaller: 3 })
    for (let i = 0; i < 60; i += 1) await rig.step()
    expect(settledAtEnds.slice(0, 3)).toEqual([10, 16, 22])
  })

  it('does not spin when every call is rejected at once: the event loop turns', async () => {
    const rig = new DemandRig(mode, { ...TEN_A_ROUND, callsPerCaller: 1000 }, (setUp) => {
      setUp.onSubmit = ({ settle }) => settle()
    })
    await rig.run(1000)
    const perTurn = [rig.made.length]
    for (let i = 0; i < 20; i += 1) {
      const before = rig.made.length
      await rig.turn()
      perTurn.push(rig.made.length - before)
    }
    expect(Math.max(...perTurn)).toBeLessThanOrEqual(2000)
    expect(rig.roundsEnded).toBeLessThanOrEqual(20)
  })

  it('hands on what goes wrong at the end of a round', async () => {
    const rig = new DemandRig(mode, TEN_A_ROUND)
    const trouble = new Error('the baseline could not be measured')
    rig.atRoundEnd = () => Promise.reject(trouble)
    for (let i = 0; i < 20; i += 1) await rig.step()
    expect(rig.errors[0]).toBe(trouble)
  })
})
