import { describe, expect, it } from 'vitest'
import type { Failure } from '../transports/wire/wire.js'
import { type OnEnd, Runner } from './runner.js'

interface End {
  readonly place: number
  readonly value: unknown
  readonly failure: Failure | null
  readonly startedAt: number
  readonly finishedAt: number
}

const runnerOf = () => {
  const order: string[] = []
  const ends: End[] = []
  const runner = new Runner({
    add: (a: number, b: number) => {
      order.push(`add ${a}`)
      return a + b
    },
    list: (...args: number[]) => args,
    wait: async (a: number) => {
      order.push(`wait ${a}`)
      return a
    },
    fail: (why: string) => {
      throw new RangeError(why)
    },
    failLater: async (why: string) => {
      throw new RangeError(why)
    },
  })
  const note: OnEnd = (place, value, failure, startedAt, finishedAt) =>
    ends.push({ place, value, failure, startedAt, finishedAt })
  /** Starts calls one after the other. @returns how many will end later */
  const run = (...calls: readonly (readonly [method: string, ...args: unknown[]])[]) => {
    runner.wake()
    return calls.filter(([method, ...args], place) => runner.run(place, method, args, note)).length
  }
  return { runner, run, order, ends }
}

describe('a runner', () => {
  it('runs calls in order, each with its own arguments', () => {
    const { run, order, ends } = runnerOf()
    expect(run(['add', 1, 2], ['add', 3, 4], ['wait', 5], ['add', 6, 7])).toBe(1)
    expect(order).toEqual(['add 1', 'add 3', 'wait 5', 'add 6'])
    expect(ends.map(({ place, value }) => [place, value])).toEqual([
      [0, 3],
      [1, 7],
      [3, 13],
    ])
  })

  it('gives a call its own arguments and no more', () => {
    const { run, ends } = runnerOf()
    run(['list', 1, 2], ['list', 3, 4], ['list'], ['list', 5], ['list', 6])
    expect(ends.map(({ value }) => value)).toEqual([[1, 2], [3, 4], [], [5], [6]])
  })

  it('stamps calls so that one begins no earlier than the one before it ended', () => {
    const { run, ends } = runnerOf()
    const before = performance.now()
    run(['add', 1, 1], ['fail', 'no'], ['add', 2, 2], ['unknown'], ['add', 3, 3])
    const stamps = ends.flatMap(({ startedAt, finishedAt }) => [startedAt, finishedAt])
    expect(stamps).toHaveLength(10)
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b))
    expect(stamps[0]).toBeGreaterThanOrEqual(before)
    expect(stamps[9]).toBeLessThanOrEqual(performance.now())
  })

  it('hears of a promise when it settles, and stamps that moment', async () => {
    const { run, ends } = runnerOf()
    expect(run(['wait', 1], ['failLater', 'no'])).toBe(2)
    expect(ends).toEqual([])
    await Promise.resolve()
    await Promise.resolve()
    expect(ends.map(({ place, value, failure }) => [place, value, failure?.kind])).toEqual([
      [0, 1, undefined],
      [1, undefined, 'thrown'],
    ])
    for (const { startedAt, finishedAt } of ends) expect(finishedAt).toBeGreaterThanOrEqual(startedAt)
  })

  it('says what a function threw, and goes on with the next call', () => {
    const { run, ends } = runnerOf()
    run(['fail', 'too far'], ['add', 1, 1])
    expect(ends[0]?.failure).toMatchObject({
      kind: 'thrown',
      thrown: {
        errors: [{ kind: 'RangeError', properties: expect.arrayContaining([['message', 'too far', false]]) }],
      },
    })
    expect(ends[1]).toMatchObject({ value: 2, failure: null })
  })

  it('says of a function that it does not serve what it serves instead', () => {
    const { run, ends } = runnerOf()
    run(['multiply', 2, 3], ['toString'])
    const failure = { kind: 'unserved', methods: ['add', 'list', 'wait', 'fail', 'failLater'] }
    expect(ends).toMatchObject([{ failure }, { failure }])
  })

  it('counts every call that it started, whatever became of it', () => {
    const { runner, run } = runnerOf()
    run(['add', 1, 1], ['fail', 'no'], ['unknown'], ['wait', 1])
    expect(runner.started).toBe(4)
  })
})
