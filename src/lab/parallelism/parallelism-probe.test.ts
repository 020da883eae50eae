import { describe, expect, it } from 'vitest'
import { instant, micros } from '../../domain/time'
import { createDeferred } from '../deferred'
import { ParallelismProbe } from './parallelism-probe'
import type { Spinner } from './spinner'

const never = new Promise<never>(() => undefined)

/** Of a page that has long been loaded when it is asked for the second time. */
const clockOf = (ageMs = 60_000) => {
  let asked = 0
  return {
    timeOrigin: 0,
    now: () => {
      asked += 1
      return instant(asked === 1 ? 0 : ageMs)
    },
  }
}

/** A machine of so many cores, whose workers share them evenly; it remembers how many it was asked to start. */
const machine = (
  cores: number,
  brokenFrom = Number.POSITIVE_INFINITY,
  shareOf = (spinning: number) => Math.min(1, cores / spinning),
) => {
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
        const share = shareOf(spinning)
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
  return { host: { clock: clockOf(), startSpinner, after, startTogether: 8 }, started: () => started, timers }
}

/** One whose worker gets these shares of a core, one after the other, and all of it afterwards. */
const spinnerThatGets = (shares: readonly number[], onSpin: () => void = () => undefined): Spinner => {
  const left = [...shares]
  return {
    ready: Promise.resolve(),
    spin: async (ms) => {
      onSpin()
      return { from: 0, to: ms, pieces: (left.shift() ?? 1) * ms * 50, quickestUs: micros(20), end: 0 }
    },
  }
}

/** Between tries; the time for all of them is longer. */
const REST_MS = 150

/** A machine whose workers get such shares, in a page of such an age; rests are over at once. */
const restingMachine = (ageMs: number, shares: readonly number[]) => {
  let [rested, spun] = [0, 0]
  const after = (ms: number, action: () => void) => {
    if (ms === REST_MS) {
      rested += 1
      queueMicrotask(action)
    }
    return () => undefined
  }
  const startSpinner = () =>
    spinnerThatGets(shares, () => {
      spun += 1
    })
  const host = { clock: clockOf(ageMs), startSpinner, after, startTogether: 8 }
  return { host, rested: () => rested, spun: () => spun }
}

describe('the probe of parallelism', () => {
  it.each([
    [1, null, [1, 2]],
    [2, null, [1, 2, 4]],
    [8, null, [1, 2, 4, 8, 16]],
    [500, null, [1, 2, 4, 8, 16, 32]],
    // The browser names all, too few, or more than the machine gives.
    [2, 2, [1, 2, 4]],
    [16, 2, [1, 2, 4, 8, 16, 32]],
    [3, 6, [1, 2, 4, 8]],
    [64, 64, [1, 2, 4, 8, 16, 32]],
  ])('on %d cores, of which the browser names %j, tries %j workers at once', async (cores, named, tried) => {
    const { host } = machine(cores)
    const found = await new ParallelismProbe(host).measure(named, never)
    expect(found?.steps.map(({ workers }) => workers)).toEqual(tried)
    expect(found?.cores).toBeCloseTo(Math.min(cores, 32))
    expect(found?.alone).toBe(1)
  })

  it('does not take from other programs more of the cores named than as many workers get', async () => {
    // A thread of another program has as much of the two cores as each of those that spin together.
    const shared = (spinning: number) => (spinning === 1 ? 0.9 : 2 / (spinning + 1))
    const { host, started } = machine(2, undefined, shared)
    const found = await new ParallelismProbe(host).measure(2, never)
    expect(found?.steps.map(({ workers }) => workers)).toEqual([1, 2])
    expect(found?.cores).toBeCloseTo(4 / 3)
    expect(started()).toBe(2)
    // Of cores that are not named it cannot know.
    const unnamed = machine(2, undefined, shared)
    await new ParallelismProbe(unnamed.host).measure(null, never)
    expect(unnamed.started()).toBeGreaterThan(2)
  })

  it.each([
    ['once where all cores named were found, and it finds no more', 2, 2, 1 + 2 + 4],
    ['twice where the browser names none', 2, null, 1 + 2 + 2 * 4],
    ['twice where cores that were named are lacking', 2, 4, 1 + 2 + 2 * 4],
  ])('tries several %s', async (_what, cores, named, spins) => {
    const { host } = machine(cores)
    let spun = 0
    const startSpinner = () => {
      const spinner = host.startSpinner()
      const spin: Spinner['spin'] = (ms) => {
        spun += 1
        return spinner.spin(ms)
      }
      return { ...spinner, spin }
    }
    await new ParallelismProbe({ ...host, startSpinner }).measure(named, never)
    expect(spun).toBe(spins)
  })

  it('keeps the better of two tries of several workers', async () => {
    const { host } = machine(2)
    let spun = 0
    // The page draws while two of them spin for the first time.
    const startSpinner = () => {
      const spinner = host.startSpinner()
      const spin: Spinner['spin'] = async (ms) => {
        spun += 1
        const isDisturbed = spun === 2 || spun === 3
        const works = await spinner.spin(ms)
        return isDisturbed ? { ...works, pieces: works.pieces / 2 } : works
      }
      return { ...spinner, spin }
    }
    const found = await new ParallelismProbe({ ...host, startSpinner }).measure(null, never)
    expect(found?.steps.map(({ cores }) => Math.round(cores * 10) / 10)).toEqual([1, 2, 2])
  })

  const LOW = [0.5, 0.4, 0.5]

  it.each([
    ['nothing of a worker that lacked a core beside a page that loads', 1000, LOW, null, 0],
    ['that it had its core, though the page loads', 1000, [0.5, 0.95], 0.95, 0],
    ['what it got after a rest beside one that has loaded', 60_000, [...LOW, 0.95], 0.95, 1],
    ['what it got at best where it never has a core', 60_000, [...LOW, ...LOW], 0.5, 1],
  ])('knows %s', async (_what, ageMs, shares, alone, rests) => {
    const { host, rested } = restingMachine(ageMs, shares)
    const found = await new ParallelismProbe(host).measure(null, never)
    expect(found?.alone ?? null).toEqual(alone === null ? null : expect.closeTo(alone))
    expect(rested()).toBe(rests)
  })

  it('rests once when a run is over, unless the worker lacked a core before', async () => {
    const before = { alone: 0.95, cores: 2, steps: [] }
    const drawing = restingMachine(60_000, [...LOW, 0.95])
    expect((await new ParallelismProbe(drawing.host).again(before, 2, never))?.alone).toBeCloseTo(0.95)
    const unknown = restingMachine(60_000, [...LOW, 0.95])
    expect((await new ParallelismProbe(unknown.host).again(null, 2, never))?.alone).toBeCloseTo(0.95)
    const busy = restingMachine(60_000, [...LOW, 0.95])
    expect((await new ParallelismProbe(busy.host).again({ ...before, alone: 0.5 }, 2, never))?.alone).toBe(
      0.5,
    )
    expect([drawing, unknown, busy].map(({ rested }) => rested())).toEqual([1, 1, 0])
  })

  it('does not go on after a rest in which the run has ended', async () => {
    const { host, spun } = restingMachine(1000, LOW)
    const end = createDeferred<void>()
    const after = (_ms: number, action: () => void) => {
      end.resolve()
      setTimeout(action)
      return () => undefined
    }
    const probe = new ParallelismProbe({
      ...host,
      after: (ms, action) => (ms === REST_MS ? after(ms, action) : () => undefined),
    })
    await probe.again(null, 2, end.promise)
    await new Promise((resolve) => setTimeout(resolve))
    await new Promise((resolve) => setTimeout(resolve))
    expect(spun()).toBe(LOW.length)
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
      const before = await probe.measure(null, never)
      const after = await probe.again(before, named, never)
      expect(after?.steps.map(({ workers }) => workers)).toEqual(tried)
      expect(after?.alone).toBe(1)
    },
  )

  it('spins all of them again where it was not known before', async () =>
    expect((await new ParallelismProbe(machine(2).host).again(null, 2, never))?.cores).toBe(2))

  describe('for a run right after another', () => {
    /** Two cores, then those of another machine; the time is set by hand. */
    const changing = () => {
      const now = { ms: 0 }
      const share = { of: (spinning: number) => Math.min(1, 2 / spinning) }
      const { host } = machine(2, undefined, (spinning) => share.of(spinning))
      const clock = { timeOrigin: 0, now: () => instant(now.ms) }
      const after = (ms: number, action: () => void) => {
        if (ms === REST_MS) queueMicrotask(action)
        return () => undefined
      }
      const probe = new ParallelismProbe({ ...host, clock, after })
      // The page has long been loaded.
      now.ms = 60_000
      const measureRun = async () => {
        const before = await probe.measure(2, never)
        return { before, after: await probe.again(before, 2, never) }
      }
      return { now, share, probe, measureRun }
    }
    /** Another program keeps a core to itself, beside which one worker alone has its own. */
    const takeOneCore = ({ share }: ReturnType<typeof changing>) => {
      share.of = (spinning) => 1 / spinning
    }

    it('what was found when that was over stands for two seconds', async () => {
      const machine = changing()
      const { before } = await machine.measureRun()
      takeOneCore(machine)
      machine.now.ms += 1999
      expect((await machine.measureRun()).before).toEqual(before)
      machine.now.ms += 2000
      expect((await machine.measureRun()).before?.cores).toBe(1)
    })

    it('several are measured again after ten seconds, however short the breaks', async () => {
      const machine = changing()
      await machine.measureRun()
      takeOneCore(machine)
      const found: (number | undefined)[] = []
      for (let run = 0; run < 11; run += 1) {
        machine.now.ms += 1000
        found.push((await machine.measureRun()).before?.cores)
      }
      expect(found.slice(0, 9)).toEqual(Array(9).fill(2))
      expect(found.slice(9)).toEqual([1, 1])
    })

    it('what several got at its end stands, though more of them had got more before', async () => {
      const machine = changing()
      const before = { alone: 1, cores: 1.6, steps: [1, 2, 4].map((workers) => ({ workers, cores: 1.6 })) }
      takeOneCore(machine)
      expect((await machine.probe.again(before, 2, never))?.cores).toBe(1)
      expect(await machine.probe.measure(2, never)).toMatchObject({ alone: 1, cores: 1 })
    })

    it('all is measured where one alone had lacked its core', async () => {
      const machine = changing()
      const first = await machine.measureRun()
      expect(first.before?.alone).toBe(1)
      machine.share.of = () => 0.5
      machine.now.ms += 3000
      const disturbed = await machine.measureRun()
      expect(disturbed.before?.alone).toBe(0.5)
      machine.share.of = (spinning) => Math.min(1, 2 / spinning)
      expect((await machine.measureRun()).before?.alone).toBe(1)
    })
  })

  it('keeps its workers for the next time', async () => {
    const { host, started } = machine(2)
    const probe = new ParallelismProbe(host)
    for (const _run of [1, 2]) {
      probe.prepare()
      await probe.measure(null, never)
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
    expect((await probe.measure(null, never))?.steps).toHaveLength(3)
    expect([started(), most]).toEqual([4, 1])
  })

  it('knows nothing where no worker can be started, and what it found where not all can', async () => {
    const { host } = machine(4)
    expect(await new ParallelismProbe({ ...host, startSpinner: null }).measure(null, never)).toBeNull()
    expect(await new ParallelismProbe(machine(4, 1).host).measure(null, never)).toBeNull()
    expect((await new ParallelismProbe(machine(4, 3).host).measure(null, never))?.cores).toBe(2)
  })

  it('ends when its time is over, though a worker never answers', async () => {
    const { host, timers } = machine(2)
    const mute = { ready: Promise.resolve(), spin: () => never }
    const found = new ParallelismProbe({ ...host, startSpinner: () => mute }).measure(null, never)
    for (const ring of timers) ring()
    expect(await found).toBeNull()
  })

  it('ends when the run ends that it is for', async () => {
    const { host } = machine(2)
    const end = createDeferred<string>()
    const mute = { ready: never, spin: () => never }
    const found = new ParallelismProbe({ ...host, startSpinner: () => mute }).measure(null, end.promise)
    end.resolve('stopped')
    expect(await found).toBeNull()
  })
})
