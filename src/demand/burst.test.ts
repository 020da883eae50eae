import { describe, expect, it } from 'vitest'
import { DemandRig } from './test-rig'

describe('burst demand', () => {
  it('makes demand times calls per caller at once', () => {
    const rig = new DemandRig('burst', { demand: 16, callsPerCaller: 1000 })
    expect(rig.made).toHaveLength(16_000)
    expect(rig.made.every(({ scheduledAt }) => scheduledAt === null)).toBe(true)
  })

  it('bursts again only when the last call has settled', async () => {
    const rig = new DemandRig('burst', { demand: 3, callsPerCaller: 10 })
    await rig.settle(29)
    await rig.turn()
    expect([rig.made.length, rig.roundsEnded]).toEqual([30, 0])
    await rig.settle(1)
    await rig.turn()
    expect([rig.made.length, rig.roundsEnded]).toEqual([60, 1])
  })

  it('lets the event loop turn within a giant burst', async () => {
    const rig = new DemandRig('burst', { demand: 5, callsPerCaller: 10_000 })
    const made = [rig.made.length]
    for (let i = 0; i < 4; i += 1) {
      await rig.turn()
      made.push(rig.made.length)
    }
    expect(made).toEqual([20_000, 40_000, 50_000, 50_000, 50_000])
  })

  it('does not end a giant burst before it is made in full, though all made so far has settled', async () => {
    const rig = new DemandRig('burst', { demand: 3, callsPerCaller: 10_000 })
    await rig.settle()
    expect([rig.made.length, rig.roundsEnded]).toEqual([20_000, 0])
    await rig.turn()
    await rig.settle()
    await rig.turn()
    expect([rig.made.length, rig.roundsEnded]).toEqual([50_000, 1])
  })

  it('stopped within a giant burst makes no more of it', async () => {
    const rig = new DemandRig('burst', { demand: 5, callsPerCaller: 10_000 })
    rig.demand.stop()
    await rig.turn()
    await rig.settle()
    expect([rig.made.length, rig.roundsEnded]).toEqual([20_000, 0])
  })
})
