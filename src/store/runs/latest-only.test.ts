import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settlePromises } from '../../domain/testing/test-promises'
import { createLatestOnly } from './latest-only'

/** Sends that the test lets arrive one by one. */
const rig = () => {
  const sent: number[] = []
  const underWay: { readonly arrive: () => void; readonly fail: (error: Error) => void }[] = []
  const send = createLatestOnly<number>((value) => {
    sent.push(value)
    return new Promise((arrive, fail) => void underWay.push({ arrive, fail }))
  })
  const arrive = async () => {
    underWay.shift()?.arrive()
    await settlePromises()
  }
  const fail = async () => {
    underWay.shift()?.fail(new Error('refused'))
    await settlePromises()
  }
  return { sent, underWay, send, arrive, fail }
}

describe('sending only the latest', () => {
  it('sends one at a time, and of those that come meanwhile the last', async () => {
    const { sent, send, arrive } = rig()
    const all = [1, 2, 3, 4].map((value) => send(value))
    expect(sent).toEqual([1])
    await arrive()
    expect(sent).toEqual([1, 4])
    await arrive()
    await expect(Promise.all(all)).resolves.toHaveLength(4)
  })

  it('sends at once what comes when nothing is under way', async () => {
    const { sent, send, arrive } = rig()
    void send(1)
    await arrive()
    void send(2)
    expect(sent).toEqual([1, 2])
  })

  it('tells a failure to those whose value failed, and sends the next', async () => {
    const { sent, send, arrive, fail } = rig()
    const first = expect(send(1)).rejects.toThrow('refused')
    const second = send(2)
    await fail()
    await first
    await arrive()
    await expect(second).resolves.toBeUndefined()
    expect(sent).toEqual([1, 2])
  })

  it('never has two under way, and always sends the last value in the end', async () => {
    const anyStep = fc.oneof(fc.constant('arrive' as const), fc.constant('fail' as const), fc.nat())
    const holds = async (steps: ('arrive' | 'fail' | number)[]) => {
      const { sent, underWay, send, arrive, fail } = rig()
      for (const step of steps) {
        if (step === 'arrive') await arrive()
        else if (step === 'fail') await fail()
        else send(step).catch(() => undefined)
        expect(underWay.length).toBeLessThanOrEqual(1)
      }
      while (underWay.length > 0) await arrive()
      expect(sent.at(-1)).toBe(steps.findLast((step) => typeof step === 'number'))
    }
    await fc.assert(fc.asyncProperty(fc.array(anyStep), holds), { seed: 12, numRuns: 200 })
  })
})
