import { describe, expect, it } from 'vitest'
import { requireOrder } from '../order'
import { blockOrder, freshSweep, sweep } from './engine'
import { portsOn, type TestMachine } from './test-machine'

const NEVER = new AbortController().signal
/** Two cores: what more workers than two do is next to nothing. */
const twoCores: TestMachine['rate'] = ({ workers }) =>
  1000 * Math.min(workers, 1.85) * (workers > 2 ? 1.01 : 1)
const order = requireOrder({ workers: [1, 2, 3, 4, 6, 8] })

const swept = async (machine: TestMachine, wanted = order) => {
  const on = portsOn(machine)
  return { ...on, result: await sweep(freshSweep(wanted), on.ports, NEVER) }
}

describe('a sweep', () => {
  it('finds the number of workers beyond which no more pays, and says it with the gain of one more', async () => {
    const { result } = await swept({ rate: twoCores })
    expect(result.best).toEqual({ workers: 2, low: 2, high: 2 })
    expect(result.sentence).toMatch(
      /^Best number of workers here for this function: 2 \(1\.[89]× of one; a third gains −?\d % ± \d %\)\.$/,
    )
    expect(result.fit.kind).toBe('fit')
    expect(result.notes).toEqual([])
    expect([result.cores, result.endedBy]).toEqual([2, 'narrow'])
  })

  it('recommends the same again and again', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { result } = await swept({ rate: twoCores, noise: 0.015, seed })
      expect(result.best?.workers ?? 2, `seed ${seed}: ${result.sentence}`).toBe(2)
    }
  })

  it('ends within its time, and says so when intervals are still wide', async () => {
    const { result, elapsed } = await swept({ rate: twoCores, noise: 0.4 })
    expect(elapsed()).toBeLessThanOrEqual(order.seconds * 1000)
    expect(result.endedBy).toBe('time')
    expect(result.notes.join(' ')).toContain('Time was up')
    expect(result.best === null || result.best.low < result.best.high).toBe(true)
  })

  it('measures each value once a block, in an order that changes from block to block', async () => {
    const { ran } = await swept({ rate: twoCores })
    const blocks = [0, 1, 2, 3].map((block) =>
      ran.slice(6 * block, 6 * block + 6).map(({ workers }) => workers),
    )
    for (const [block, values] of blocks.entries()) {
      expect(values).toEqual(blockOrder(order, block))
      expect(values.toSorted((a, b) => a - b)).toEqual(order.values)
    }
    expect(new Set(blocks.map(String)).size).toBeGreaterThan(1)
  })

  it('names a value that cannot be run, and measures the others', async () => {
    const { result, ran } = await swept({
      rate: twoCores,
      report: ({ workers }) => {
        if (workers === 6) throw new Error('no sixth worker')
        return {}
      },
    })
    expect(result.points.find(({ value }) => value === 6)?.fault).toBe('no sixth worker')
    expect(result.notes).toContain('workers 6: no sixth worker.')
    expect(ran.filter(({ workers }) => workers === 6)).toHaveLength(1)
    expect(result.best?.workers).toBe(2)
  })

  it('of a function that fails promises nothing', async () => {
    const failing = { completed: 0, failed: 100, timedOut: 0, rejected: 0 } as never
    const { result, ran } = await swept({ rate: twoCores, report: () => ({ counts: failing }) })
    expect([result.best, ran.length]).toEqual([null, 6])
    expect(result.sentence).toMatch(/^Nothing could be measured: 100 % of its calls brought no result/)
  })

  it('says that calls got slower while it swept', async () => {
    const { result } = await swept({ rate: (settings, run) => twoCores(settings, 0) * 0.99 ** run })
    expect(result.notes.join(' ')).toMatch(/Calls got slower while it swept, by \d+ %/)
    expect((await swept({ rate: twoCores })).result.notes).toEqual([])
  })

  it('goes on where it was left, after a reload too', async () => {
    const abort = new AbortController()
    const on = portsOn({
      rate: (settings, run) => {
        if (run === 10) abort.abort(new Error('closed'))
        return twoCores(settings, run)
      },
    })
    await expect(sweep(freshSweep(order), on.ports, abort.signal)).rejects.toThrow('closed')
    const left = JSON.parse(JSON.stringify(on.kept.at(-1)))
    expect(left.visits).toHaveLength(11)
    const { ports, ran } = portsOn({ rate: twoCores, seed: 2 })
    const result = await sweep(left, ports, NEVER)
    expect(result.best?.workers).toBe(2)
    expect(ran[0]?.workers).toBe(blockOrder(order, 1)[5])
  })

  it('measures for longer what takes longer than the settings say', async () => {
    const { ran } = await swept({
      rate: twoCores,
      report: () => ({ baseline: { syncUs: 100_000 } as never }),
    })
    expect(ran.slice(0, 2).map(({ seconds }) => seconds)).toEqual([1.25, 2.5])
  })

  it('ends without a word on values when a run of it is stopped', async () => {
    const { ports } = portsOn({
      rate: twoCores,
      report: (_, run) => (run === 3 ? { endedBy: 'stopped' } : {}),
    })
    await expect(sweep(freshSweep(order), ports, NEVER)).rejects.toThrow('stopped')
  })

  it('whose values all do the same says that the fewest are enough', async () => {
    const { result } = await swept({ rate: () => 500 })
    expect(result.best).toEqual({ workers: 1, low: 1, high: 1 })
    expect(result.sentence).toMatch(/: 1 \(a second gains −?\d % ± \d %\)/)
  })

  it('whose values still gain at the end promises no best number', async () => {
    const { result } = await swept({ rate: ({ workers }) => 100 * workers })
    expect(result.best).toBeNull()
    expect(result.sentence).toBe(
      'Not found up to 8 workers: each larger number still gains, 8.0× of one in the end. Sweep further.',
    )
  })
})

it('A sweep does not begin a measurement for which there is no time, though others of its values take less.', async () => {
  for (const seconds of [20, 30, 31, 33, 36]) {
    const { elapsed } = await swept(
      { rate: twoCores, noise: 0.4, startMs: ({ workers }) => (workers > 100 ? 9000 : 300) },
      requireOrder({ workers: [1, 2, 256] }, {}, { seconds }),
    )
    expect(elapsed()).toBeLessThanOrEqual(seconds * 1000)
  }
})

it('A sweep of a machine that gets slower says so, and by how much.', async () => {
  const { result } = await swept({ rate: (settings, run) => twoCores(settings, run) * 0.995 ** run })
  expect(result.notes.join(' ')).toMatch(/Calls got slower while it swept, by \d+ % from beginning to end/)
  expect(result.best?.workers ?? 2).toBe(2)
})

it('A sweep that ends before two values were measured twice says that of time, not of the values.', async () => {
  const { result } = await swept({ rate: twoCores }, requireOrder({ workers: [1, 2] }, {}, { seconds: 4 }))
  expect(result.sentence).toBe('It cannot be told here: time was up before two values were measured twice.')
})

it('A value that cannot be run is said in one sentence, whatever its reason ends with.', async () => {
  const refuse = (): never => {
    throw new Error('This is no valid code.')
  }
  const { result } = await swept({ rate: twoCores, report: refuse })
  expect(result.sentence).toBe('Nothing could be measured: This is no valid code.')
  expect(result.notes[0]).toBe('workers 1: This is no valid code.')
})

it('A sweep whose last value gains, but not surely, does not say that it does.', async () => {
  const { result } = await swept({ rate: ({ workers }) => 100 * workers, noise: 0.7 })
  expect(result.best).toBeNull()
  expect(result.sentence).toMatch(/^It cannot be told here: with these intervals \d workers? may be enough/)
})

describe('a sweep of something else', () => {
  it('over rates says up to which the queue holds', async () => {
    const { result } = await swept(
      {
        rate: ({ ratePerSecond }) => Math.min(ratePerSecond, 450),
        report: ({ ratePerSecond, mode }) => ({
          settings: { mode } as never,
          queue: {
            mean: 1,
            verdict: { kind: ratePerSecond > 450 ? 'growing' : 'stable' },
            utilisation: null,
          } as never,
        }),
      },
      requireOrder({ ratePerSecond: [100, 400, 600] }),
    )
    expect(result.sentence).toMatch(/^Holds up to 400 calls\/s .*; at 600 calls\/s the queue grows\.$/)
    expect(result.points.at(-1)).toMatchObject({ isOverloaded: true, callUs: null, callP99Us: null })
  })

  it('over service times says from which on the pool does more than direct calls', async () => {
    const { result } = await swept(
      { rate: ({ serviceUs }) => Math.min(20_000, 1.8e6 / (serviceUs + 20)) },
      requireOrder({ serviceUs: [1, 10, 100, 1000] }),
    )
    expect(result.sentence).toMatch(
      /^From 100 µs on 4 workers do more than a thread that calls directly \(1\.\d+×\); at 10 µs and below, direct calls do more\.$/,
    )
  })

  it('over arguments says up to which size they cost nothing that can be told', async () => {
    const { result } = await swept(
      { rate: ({ payloadKb }) => 1000 / (1 + payloadKb / 1000) },
      requireOrder({ payloadKb: [0, 1, 10, 1000] }),
    )
    expect(result.sentence).toMatch(
      /^Up to 10 kB arguments cost no throughput that could be told; with 1,000 kB 0\.[45]\d× of it is left\.$/,
    )
  })

  it('over arguments promises nothing where intervals are too wide to tell', async () => {
    const { result } = await swept(
      { rate: () => 1000, noise: 0.8 },
      requireOrder({ payloadKb: [0, 100, 1000] }, {}, { seconds: 15 }),
    )
    expect(result.sentence).toBe(
      'It cannot be told here: the intervals are too wide to tell what arguments cost.',
    )
  })

  it('over callers says how many keep the workers busy', async () => {
    const { result } = await swept(
      { rate: ({ demand }) => 100 * Math.min(demand, 4) },
      requireOrder({ demand: [1, 2, 4, 8] }),
    )
    expect(result.sentence).toMatch(
      /^Callers that keep these workers busy: 4 \((3\.9|4\.0|4\.1)× of one; 8 gain/,
    )
    expect(result.best).toBeNull()
  })
})

it('A sweep of which some measurements are disturbed says the same as a quiet one, and how many it left out.', async () => {
  const disturbed: TestMachine['rate'] = (settings, run) =>
    twoCores(settings, run) * (run % 13 === 5 ? 0.6 : 1)
  for (let seed = 1; seed <= 5; seed += 1) {
    const { result } = await swept({ rate: disturbed, noise: 0.015, seed })
    expect(result.best?.workers, result.sentence).toBe(2)
    expect(result.notes.join(' ')).toMatch(/\d of \d+ measurements (lies|lie) far from what the others/)
  }
})
