import { describe, expect, it } from 'vitest'
import { micros } from '../../domain/time'
import { createDeferred } from '../deferred'
import { ParallelismProbe } from './parallelism-probe'
import type { Spinner } from './spinner'

const never = new Promise<never>(() => undefined)

/** A machine of so many cores, whose workers share them evenly; it remembers how many it was asked to start. */
const machine = (cores: number, brokenFrom = Number.POSITIVE_INFINITY) => {
  let [started, spinning] = [0, 0]
  const timers: (() => void)[] = []
  const startSpinner = (): Spinner => {
    started += 1
    if (started >= brokenFrom) {
      const failed = Promise.reject(new Error('no more workers'))
      failed.catch(() => undefined)
      return { ready: failed, spin: () => failed }
    }
    return {
      ready: Promise.resolve(),
      spin: async (ms) => {
        spinning += 1
        await Promise.resolve()
        const share = Math.min(1, cores / spinning)
        await Promise.resolve()
        spinning -= 1
        return { from: 0, to: ms, pieces: share * ms * 50, quickestUs: micros(20), end: 0 }
      },
    }
  }
  const after = (_ms: number, action: () => void) => {
    timers.push(action)
    return () => undefined
  }
  return { host: { startSpinner, after, startTogether: 8 }, started: () => started, timers }
}

describe('the probe of parallelism', () => {
  it.each([
    [1, [1, 2]],
    [2, [1, 2, 4]],
    [8, [1, 2, 4, 8, 16]],
    [500, [1, 2, 4, 8, 16, 32]],
  ])('on %d cores tries %j workers at once, and no more', async (cores, tried) => {
    const { host } = machine(cores)
    const found = await new ParallelismProbe(host).measure(never)
    expect(found?.steps.map(({ workers }) => workers)).toEqual(tried)
    expect(found?.cores).toBeCloseTo(Math.min(cores, 32))
    expect(found?.alone).toBe(1)
  })

  it.each([
    [[0.5, 1], 1],
    [[0.5, 0.6, 0.4, 1], 0.6],
  ])('tries one worker alone again that did not get its core: %j', async (shares, alone) => {
    const left = [...shares]
    const spinner: Spinner = {
      ready: Promise.resolve(),
      spin: async (ms) => ({
        from: 0,
        to: ms,
        pieces: (left.shift() ?? 1) * ms * 50,
        quickestUs: micros(20),
        end: 0,
      }),
    }
    const { host } = machine(2)
    const found = await new ParallelismProbe({ ...host, startSpinner: () => spinner }).measure(never)
    expect(found?.alone).toBeCloseTo(alone)
  })

  it.each([
    [2, 2, [1]],
    [2, 8, [1, 2, 4]],
    [2, null, [1, 2, 4]],
    [64, 64, [1]],
  ])(
    'on %d cores, of which the browser names %j, spins %j at once when a run is over',
    async (cores, named, tried) => {
      const probe = new ParallelismProbe(machine(cores).host)
      const before = await probe.measure(never)
      const after = await probe.again(before, named, never)
      expect(after?.steps.map(({ workers }) => workers)).toEqual(tried)
      expect(after?.alone).toBe(1)
    },
  )

  it('spins all of them again where it was not known before', async () =>
    expect((await new ParallelismProbe(machine(2).host).again(null, 2, never))?.cores).toBe(2))

  it('keeps its workers for the next time', async () => {
    const { host, started } = machine(2)
    const probe = new ParallelismProbe(host)
    for (const _run of [1, 2]) {
      probe.prepare()
      await probe.measure(never)
      expect(started()).toBe(4)
    }
  })

  it('starts no two of them side by side where they must not, nor any ahead', async () => {
    const { host, started } = machine(2)
    let [starting, most] = [0, 0]
    const startSpinner = (): Spinner => {
      const spinner = host.startSpinner()
      starting += 1
      most = Math.max(most, starting)
      const ready = spinner.ready.then(() => {
        starting -= 1
      })
      return { ...spinner, ready }
    }
    const probe = new ParallelismProbe({ ...host, startSpinner, startTogether: 1 })
    probe.prepare()
    expect(started()).toBe(0)
    expect((await probe.measure(never))?.steps).toHaveLength(3)
    expect([started(), most]).toEqual([4, 1])
  })

  it('knows nothing where no worker can be started, and what it found where not all can', async () => {
    const { host } = machine(4)
    expect(await new ParallelismProbe({ ...host, startSpinner: null }).measure(never)).toBeNull()
    expect(await new ParallelismProbe(machine(4, 1).host).measure(never)).toBeNull()
    expect((await new ParallelismProbe(machine(4, 3).host).measure(never))?.cores).toBe(2)
  })

  it('ends when its time is over, though a worker never answers', async () => {
    const { host, timers } = machine(2)
    const mute = { ready: Promise.resolve(), spin: () => never }
    const found = new ParallelismProbe({ ...host, startSpinner: () => mute }).measure(never)
    for (const ring of timers) ring()
    expect(await found).toBeNull()
  })

  it('ends when the run ends that it is for', async () => {
    const { host } = machine(2)
    const end = createDeferred<string>()
    const mute = { ready: never, spin: () => never }
    const found = new ParallelismProbe({ ...host, startSpinner: () => mute }).measure(end.promise)
    end.resolve('stopped')
    expect(await found).toBeNull()
  })
})
