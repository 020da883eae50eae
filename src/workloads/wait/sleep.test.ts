import { afterEach, describe, expect, it, vi } from 'vitest'
import { micros } from '../../domain/time'
import { prepareWorkload } from '../prepare'
import { createSleep, sleepWorkload } from './sleep'

afterEach(() => void vi.unstubAllGlobals())

describe('sleep', () => {
  it('sleeps as long as it is told, as often as it is called, one after another', async () => {
    const log: string[] = []
    const sleep = async (us: number) => {
      log.push(`from ${us}`)
      await Promise.resolve()
      log.push(`to ${us}`)
    }
    await sleepWorkload(250, sleep).runDirectly(2)
    expect(log).toEqual(['from 250', 'to 250', 'from 250', 'to 250'])
  })

  it('asks the worker for its own time, takes no result, and predicts nothing', () => {
    const { method, argsOf, isRight, predictedUs } = sleepWorkload(250)
    expect({ method, args: argsOf(3), predictedUs }).toEqual({
      method: 'sleep',
      args: [250],
      predictedUs: null,
    })
    expect([isRight(1, undefined), isRight(1, 0)]).toEqual([true, false])
  })

  it('is what the settings ask for', () => {
    const cost = { stepUs: micros(1), overheadUs: micros(0) }
    expect(prepareWorkload({ workload: 'sleep', serviceUs: 9 }, cost).argsOf(1)).toEqual([9])
  })

  it('blocks the thread where that is allowed', () => {
    expect(createSleep()(1)).toBeUndefined()
  })

  it('waits for a timer where the thread must not block', async () => {
    vi.stubGlobal('Atomics', {
      wait: () => {
        throw new TypeError('Atomics.wait cannot be called in this context')
      },
    })
    expect(await createSleep()(0)).toBeUndefined()
    expect(createSleep()(0)).toBeInstanceOf(Promise)
  })

  it('waits for a timer where there is no shared memory', () => {
    vi.stubGlobal('SharedArrayBuffer', undefined)
    expect(createSleep()(0)).toBeInstanceOf(Promise)
  })
})
