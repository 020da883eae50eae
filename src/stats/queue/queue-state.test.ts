import { describe, expect, it } from 'vitest'
import type { Settings } from '../../domain/settings/settings'
import { littleBalance } from './little'
import { queueStateOf } from './queue-state'
import { exponential, playQueue, poisson, type QueueModel, seeded, settingsOf } from './test-queue'

const END_MS = 15_000

const stateOf = (model: QueueModel, changed: Partial<Settings>, roundFraction = 0) => {
  const { recorder, now } = playQueue(model)
  const state = queueStateOf(
    {
      settings: settingsOf(changed),
      rolling: recorder.rollingWindow,
      timeline: recorder.timeline(now, 120),
      segmentFrom: 0,
      readyWorkers: model.workers,
      roundFraction,
    },
    now,
  )
  return { state, recorder, now }
}

/** Poisson arrivals at four workers, each call of which takes 4 ms on average: 1,000 calls a second are the most. */
const openModel = (perSecond: number, seed = 1, limit?: number): QueueModel => {
  const random = seeded(seed)
  return {
    workers: 4,
    arrivals: poisson(perSecond, END_MS, random),
    serviceOf: exponential(4, random),
    endMs: END_MS,
    ...(limit === undefined ? {} : { limit }),
  }
}

describe('the state of an open queue', () => {
  it('is growing under 1.2 times what the workers can take, by about 200 calls a second', () => {
    const { state } = stateOf(openModel(1200), { mode: 'open' })
    expect(state.verdict).toEqual({ kind: 'growing' })
    expect(state.utilisation).toBeCloseTo(1.2, 1)
    expect(state.capacityPerSecond ?? 0).toBeGreaterThan(950)
    expect(state.capacityPerSecond ?? 0).toBeLessThan(1050)
    expect(state.growthPerSecond?.value ?? 0).toBeGreaterThan(140)
    expect(state.growthPerSecond?.value ?? 0).toBeLessThan(260)
  })

  it('is stable at six tenths of it', () => {
    const { state } = stateOf(openModel(600), { mode: 'open' })
    expect(state.verdict).toEqual({ kind: 'stable' })
    expect(state.utilisation).toBeCloseTo(0.6, 1)
    expect(Math.abs(state.growthPerSecond?.value ?? Number.NaN)).toBeLessThan(1)
  })

  it('is not called stable close to what the workers can take', () => {
    const kinds = Array.from(
      { length: 10 },
      (_, n) => stateOf(openModel(990, n + 1), { mode: 'open' }).state.verdict.kind,
    )
    expect(kinds).not.toContain('stable')
  })

  it('cries no wolf where few calls come: chance alone is not called growth', () => {
    // Two workers of 100 ms: a half of what they can take, at ten calls a second.
    const verdicts = Array.from({ length: 40 }, (_, n) => {
      const random = seeded(n + 100)
      const model = {
        workers: 2,
        arrivals: poisson(10, END_MS, random),
        serviceOf: exponential(100, random),
        endMs: END_MS,
      }
      return stateOf(model, { mode: 'open' }).state.verdict.kind
    })
    expect(verdicts.filter((kind) => kind === 'growing').length).toBeLessThanOrEqual(1)
    expect(verdicts).toContain('stable')
  })

  it('is full where its limit keeps an overload from growing', () => {
    const { state } = stateOf(openModel(1500, 1, 50), { mode: 'open', queueLimit: 50 })
    expect(state.verdict).toEqual({ kind: 'full', limit: 50 })
    expect(state.utilisation).toBeGreaterThan(1)
  })

  it('is undecided before a window of time is full', () => {
    const { state } = stateOf({ ...openModel(600), endMs: 1000 }, { mode: 'open' })
    expect(state.verdict).toEqual({ kind: 'undecided', reason: 'no window of time is full' })
  })

  it('knows a thread that dispatches more slowly than the workers work, by what came of a queue never empty', () => {
    // One call a millisecond is all that gets through, however many workers there are.
    const dispatcherBound: QueueModel = {
      workers: 1,
      arrivals: Array.from({ length: END_MS }, (_, n) => n * 0.5),
      serviceOf: () => 1,
      endMs: 5000,
    }
    const { recorder, now } = playQueue(dispatcherBound)
    const state = queueStateOf(
      {
        settings: settingsOf({ mode: 'open', inFlight: 8 }),
        rolling: recorder.rollingWindow,
        timeline: recorder.timeline(now, 120),
        segmentFrom: 0,
        readyWorkers: 64,
        roundFraction: 0,
      },
      now,
    )
    expect(state.capacityPerSecond).toBeCloseTo(1000, -1)
    expect(state.verdict).toEqual({ kind: 'growing' })
  })
})

describe('the state of other queues', () => {
  const burst: QueueModel = {
    workers: 4,
    arrivals: Array.from({ length: 10_000 }, () => 0),
    serviceOf: () => 1,
    endMs: 1000,
  }

  it('of closed demand is bounded by its callers', () =>
    expect(stateOf(burst, { mode: 'closed', demand: 16 }).state.verdict).toEqual({
      kind: 'bounded',
      callers: 16,
    }))

  it('of a burst is draining, and gets shorter by what the workers serve', () => {
    const { state } = stateOf(burst, { mode: 'burst' }, 0.4)
    expect(state.verdict).toEqual({ kind: 'draining', left: 0.6 })
    expect(state).toMatchObject({ growthPerSecond: null, utilisation: null })
    const longer = stateOf({ ...burst, endMs: 2400 }, { mode: 'burst' }).state
    expect(longer.growthPerSecond?.value).toBeCloseTo(-4000, -2)
  })
})

describe('Little’s law', () => {
  it.each([
    ['an overloaded queue', openModel(1200)],
    ['a stable queue', openModel(600)],
    ['a full queue', openModel(1500, 1, 50)],
    [
      'a burst',
      { workers: 4, arrivals: Array.from({ length: 9000 }, () => 0), serviceOf: () => 1, endMs: 1500 },
    ],
  ] as const)('holds to a thousandth for %s', (_, model) => {
    const { recorder, now } = playQueue(model)
    const balance = littleBalance(recorder.system.presence(now))
    expect(balance).toMatchObject({ kind: 'balance' })
    if (balance.kind === 'balance') expect(Math.abs(balance.residual)).toBeLessThan(0.001)
  })
})
