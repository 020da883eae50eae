import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DemandRig } from './test-rig'

describe.each(['await', 'callback'] as const)('closed demand of callers that %s', (callerStyle) => {
  it('has one call outstanding for each caller, and makes another when one has settled', async () => {
    const rig = new DemandRig('closed', { callerStyle, demand: 3, callsPerCaller: 100 })
    expect(rig.outstanding).toHaveLength(3)
    await rig.settle(1)
    expect([rig.outstanding.length, rig.made.length]).toEqual([3, 4])
    expect(rig.made.every(({ scheduledAt }) => scheduledAt === null)).toBe(true)
  })

  it('never has more calls outstanding than callers, however demand and replies come', async () => {
    const anyStep = fc.oneof(
      fc.record({ settle: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ demand: fc.integer({ min: 1, max: 9 }) }),
    )
    const holds = async (steps: ({ settle: number } | { demand: number })[]) => {
      const rig = new DemandRig('closed', { callerStyle, demand: 4, callsPerCaller: 3 })
      let allowed = 4
      for (const step of steps) {
        if ('demand' in step) rig.update(step)
        else await rig.settle(step.settle)
        // After a fall the surplus callers still await the calls they have made.
        allowed = Math.max(rig.settings.demand, Math.min(allowed, rig.outstanding.length))
        if (rig.outstanding.length > allowed) throw new Error('more calls outstanding than callers')
        if (rig.outstanding.length === 0) throw new Error('the callers have stopped calling')
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), holds), { seed: 4, numRuns: 200 })
    expect(new DemandRig('closed', { callerStyle, demand: 4 }).outstanding).toHaveLength(4)
  })

  it('takes callers on at once when demand rises', () => {
    const rig = new DemandRig('closed', { callerStyle, demand: 1, callsPerCaller: 100 })
    rig.update({ demand: 5 })
    expect(rig.outstanding).toHaveLength(5)
  })

  it('has nobody call while demand is 0, and callers come again after it', async () => {
    const rig = new DemandRig('closed', { callerStyle, demand: 3, callsPerCaller: 2 })
    rig.update({ demand: 0 })
    await rig.settle()
    await rig.settle()
    expect([rig.made.length, rig.outstanding.length]).toEqual([3, 0])
    rig.update({ demand: 2 })
    expect(rig.outstanding).toHaveLength(2)
  })

  it('lets callers go, as their calls settle, when demand falls', async () => {
    const rig = new DemandRig('closed', { callerStyle, demand: 5, callsPerCaller: 100 })
    rig.update({ demand: 2 })
    expect(rig.outstanding).toHaveLength(5)
    await rig.settle(3)
    expect(rig.outstanding).toHaveLength(2)
    await rig.settle(1)
    expect(rig.outstanding).toHaveLength(2)
  })

  it('begins no round before the one before has ended', async () => {
    const rig = new DemandRig('closed', { callerStyle, demand: 2, callsPerCaller: 2 })
    let begin: (verdict: 'next') => void = () => undefined
    rig.atRoundEnd = () => new Promise((resolve) => (begin = resolve))
    await rig.settle()
    await rig.settle()
    expect([rig.made.length, rig.outstanding.length]).toEqual([4, 0])
    begin('next')
    await rig.settle(0)
    expect(rig.outstanding).toHaveLength(2)
  })

  it('does not spin when each call drops the one before from a full queue', async () => {
    const rig = new DemandRig('closed', { callerStyle, demand: 8, callsPerCaller: 1000 }, (setUp) => {
      setUp.onSubmit = (call) => {
        setUp.outstanding.push(call)
        if (setUp.outstanding.length > 2) setUp.outstanding.shift()?.settle()
      }
    })
    await rig.settle(0)
    expect(rig.made.length).toBeLessThanOrEqual(16)
    for (let i = 0; i < 10; i += 1) await rig.turn()
    expect(rig.made.length).toBeGreaterThan(16)
    expect(rig.made.length).toBeLessThanOrEqual(16 * 11)
  })
})
