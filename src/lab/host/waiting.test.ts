import { afterEach, describe, expect, it, vi } from 'vitest'
import { millis } from '../../domain/time'
import { createWaiting } from './waiting'

afterEach(() => void vi.unstubAllGlobals())

const AN_HOUR = millis(3_600_000)

const createCoarse = () => {
  vi.stubGlobal('SharedArrayBuffer', undefined)
  return createWaiting()
}

describe.each([
  ['fine', createWaiting],
  ['coarse', createCoarse],
] as const)('waiting with a %s timer', (timer, create) => {
  it('says so', () => expect(create().timer).toBe(timer))

  it('ends a sleep when it is woken, and only then when the span is long', async () => {
    const waiting = create()
    let isAwake = false
    const slept = waiting.sleep(AN_HOUR).then(() => {
      isAwake = true
    })
    await waiting.turn()
    expect(isAwake).toBe(false)
    waiting.wake()
    await slept
    expect(isAwake).toBe(true)
  })

  it('ends the sleeps of all who sleep at once', async () => {
    const waiting = create()
    const slept = Promise.all([waiting.sleep(AN_HOUR), waiting.sleep(AN_HOUR)])
    await waiting.turn()
    waiting.wake()
    await expect(slept).resolves.toHaveLength(2)
  })

  it('sleeps again after it was woken', async () => {
    const waiting = create()
    for (let i = 0; i < 3; i += 1) {
      const slept = waiting.sleep(AN_HOUR)
      waiting.wake()
      await expect(slept).resolves.toBeUndefined()
    }
  })

  it('takes a wake while nobody sleeps for nothing', async () => {
    const waiting = create()
    waiting.wake()
    let isAwake = false
    const slept = waiting.sleep(AN_HOUR).then(() => {
      isAwake = true
    })
    await waiting.turn()
    expect(isAwake).toBe(false)
    waiting.wake()
    await slept
  })

  it.each([0, -5])('lets the event loop turn in a sleep of %d ms', async (ms) => {
    const waiting = create()
    let hasTurned = false
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      hasTurned = true
    }
    port2.postMessage(null)
    for (let i = 0; i < 1000 && !hasTurned; i += 1) await waiting.sleep(millis(ms))
    port1.close()
    expect(hasTurned).toBe(true)
  })

  it('gives each that waits for a turn one', async () => {
    const waiting = create()
    await expect(Promise.all([waiting.turn(), waiting.turn(), waiting.turn()])).resolves.toHaveLength(3)
  })
})
