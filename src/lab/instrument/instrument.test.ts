import { afterEach, describe, expect, it, vi } from 'vitest'
import type { InstrumentCost } from '../../domain/experiments/instrument-cost'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { startChannelWorker } from '../../pool/testing/test-thread'
import { Recorder } from '../../record/recorder'
import { cpu } from '../../workloads/compute/test-cpu'
import { createLab } from '../lab'
import { TestHost } from '../testing/test-host'
import { tellSimulatedTime } from '../testing/test-time'
import type { Effort } from './instrument'
// Simulated time would pass while the lab fetches it.
import './instrument'

tellSimulatedTime()
afterEach(() => void vi.restoreAllMocks())

/** What the simulated recorder takes to write a call down at each level, µs. */
const WRITING_US: Readonly<Record<Settings['recording'], number>> = { off: 0, counters: 2, full: 10 }

/** A recorder that costs what the test says. */
const chargeForWriting = () => {
  const settled = Recorder.prototype.settled
  vi.spyOn(Recorder.prototype, 'settled').mockImplementation(function (this: Recorder, ...call) {
    cpu.clock.advance(WRITING_US[this.level] / 1000)
    settled.apply(this, call)
  })
}

/** A few blocks are enough where nothing disturbs them. */
const EFFORT: Effort = { cycles: 6, blockMs: 10, mostCalls: 40 }

const SETTINGS: Settings = { ...DEFAULTS, workers: 2, serviceUs: 100, queueLimit: 1, timeoutMs: 5 }

const measuring = (host = new TestHost(), settings = SETTINGS) => {
  const lab = createLab(host)
  const fractions: number[] = []
  const cost = lab.measureInstrument({
    settings,
    progress: (fraction) => fractions.push(fraction),
    effort: EFFORT,
  })
  cost.catch(() => undefined)
  return { host, lab, fractions, cost }
}

const costOf = ({ loads }: InstrumentCost, load: 'one' | 'burst') => {
  const found = loads.find((each) => each.load === load)
  if (!found) throw new Error(`Nothing was measured under ${load}.`)
  return found
}

describe('measuring the instrument', () => {
  it('finds what writing a call down costs, at each level and under each load', async () => {
    chargeForWriting()
    const { host, cost, fractions } = measuring()
    const found = await host.settled(cost)
    for (const load of ['one', 'burst'] as const) {
      const { offUs, levels, cycles } = costOf(found, load)
      expect(cycles).toBe(6)
      for (const level of ['counters', 'full'] as const) {
        const { addedUs, share, low, high } = levels[level]
        expect(low).toBeLessThanOrEqual(share)
        expect(high).toBeGreaterThanOrEqual(share)
        expect(share).toBeCloseTo(addedUs / offUs, 9)
      }
      expect(levels.full.addedUs).toBeGreaterThan(levels.counters.addedUs)
    }
    // On a simulated processor the calls themselves take the same time at every level, but for the clock's readings.
    expect(costOf(found, 'one').levels.full.addedUs).toBeGreaterThan(9)
    expect(costOf(found, 'one').levels.full.addedUs).toBeLessThan(25)
    expect(fractions.at(-1)).toBe(1)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  })

  it('says what it measured with, and keeps a long function short', async () => {
    const { host, cost } = measuring(new TestHost(), { ...SETTINGS, serviceUs: 1e6, workers: 1 })
    const { settings, clockResolutionUs } = await host.settled(cost)
    expect(settings).toEqual({
      workload: 'kernel',
      serviceUs: 1000,
      workers: 1,
      transport: 'comlink',
      callerThread: 'own',
    })
    expect(clockResolutionUs).toBe(5)
  })

  it('takes each order of levels as often as the others, and as often as there is time for', async () => {
    const host = new TestHost()
    const settings = { ...SETTINGS, workers: 1 }
    const cost = createLab(host).measureInstrument({ settings, seconds: 1, progress: () => undefined })
    // 1 s ÷ (14 ms × 3 levels × 2 loads) = 11.9
    expect((await host.settled(cost)).loads.map(({ cycles }) => cycles)).toEqual([12, 12])
  })

  it('stopped on its way rejects, and leaves the lab free for a run', async () => {
    const { host, lab, cost, fractions } = measuring()
    await host.until(() => fractions.length > 0)
    lab.stop()
    await expect(host.settled(cost)).rejects.toThrow('was stopped before it ended')
    const settings = { ...DEFAULTS, callsPerCaller: 5, demand: 2, workers: 1, rounds: 1 }
    const order = { number: 1, settings, version: 'test', callerFallback: null, publish: () => undefined }
    expect((await host.settled(lab.run(order))).counts.completed).toBe(10)
  })

  it('refuses while a run goes on, and a run is refused while it goes on', async () => {
    const host = new TestHost()
    const lab = createLab(host)
    const settings = { ...DEFAULTS, workers: 1 }
    const order = { number: 1, settings, version: 'test', callerFallback: null, publish: () => undefined }
    const run = lab.run(order)
    await expect(
      lab.measureInstrument({ settings, progress: () => undefined, effort: EFFORT }),
    ).rejects.toThrow('A run is going on already')
    lab.stop()
    await host.settled(run)
    const cost = lab.measureInstrument({ settings, progress: () => undefined, effort: EFFORT })
    await expect(lab.run(order)).rejects.toThrow('The instrument is being measured')
    lab.stop()
    await expect(host.settled(cost)).rejects.toThrow()
  })

  it('ends with the reason when workers cannot be started, or a call fails', async () => {
    const dead = Object.assign(new TestHost(), {
      startWorker: () => {
        throw new Error('no threads left')
      },
    })
    const unstarted = measuring(dead)
    await expect(dead.settled(unstarted.cost)).rejects.toThrow('no threads left')

    const api = {
      kernel: () => {
        throw new Error('broken kernel')
      },
      ping: () => undefined,
    }
    const faulty = Object.assign(new TestHost(), { startWorker: () => startChannelWorker(api) })
    const failed = measuring(faulty)
    await expect(faulty.settled(failed.cost)).rejects.toThrow(/could not be measured: .*broken kernel/)
  })
})

describe('the check of the instrument', () => {
  it('is in the report of a run once it was measured, and not before', async () => {
    chargeForWriting()
    const host = new TestHost()
    const lab = createLab(host)
    const settings = { ...DEFAULTS, callsPerCaller: 5, demand: 2, workers: 1, rounds: 1 }
    const order = { number: 1, settings, version: 'test', callerFallback: null, publish: () => undefined }
    const rowOf = async () => (await host.settled(lab.run(order))).checks.find(({ id }) => id === 'observer')
    expect(await rowOf()).toBeUndefined()
    const cost = await host.settled(
      lab.measureInstrument({ settings, progress: () => undefined, effort: EFFORT }),
    )
    const row = await rowOf()
    expect(row?.reason).toMatch(/at one caller .* in batched bursts/)
    const shares = cost.loads.map(({ levels }) => levels.full.share)
    expect(shares).toContain(row?.value)
  })
})
