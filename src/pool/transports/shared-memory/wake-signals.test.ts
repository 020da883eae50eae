import { afterEach, describe, expect, it, vi } from 'vitest'
import { cellsOf, createMemory } from './memory.js'
import { ANSWERS, countOf, hearOf, REQUESTS, signal, sleepOn } from './wake-signals.js'

const cells = () => cellsOf(createMemory(true))

describe.each([
  ['requests', REQUESTS, ANSWERS],
  ['answers', ANSWERS, REQUESTS],
] as const)('a signal of %s', (_of, on, other) => {
  afterEach(() => vi.restoreAllMocks())

  it('wakes who sleeps on it, and nobody who sleeps on the other', async () => {
    const memory = cells()
    const heard: string[] = []
    const own = hearOf(memory, on, countOf(memory, on))?.then(() => heard.push('own'))
    const others = hearOf(memory, other, countOf(memory, other))?.then(() => heard.push('other'))
    signal(memory, on)
    await own
    expect(heard).toEqual(['own'])
    signal(memory, other)
    await others
    expect(heard).toEqual(['own', 'other'])
  })

  it('that is given before the sleep begins lets nobody fall asleep', () => {
    const memory = cells()
    const seen = countOf(memory, on)
    signal(memory, on)
    expect([hearOf(memory, on, seen), sleepOn(memory, on, seen, 0)]).toEqual([null, true])
  })

  it('asks the engine to wake somebody only when somebody sleeps, and once for each sleep', () => {
    const memory = cells()
    const notify = vi.spyOn(Atomics, 'notify')
    signal(memory, on)
    expect(notify).not.toHaveBeenCalled()
    hearOf(memory, on, countOf(memory, on))
    signal(memory, on)
    signal(memory, on)
    expect(notify).toHaveBeenCalledTimes(1)
  })

  it('wakes whoever falls asleep anew, as often as that happens', async () => {
    const memory = cells()
    for (let times = 0; times < 3; times += 1) {
      const heard = hearOf(memory, on, countOf(memory, on))
      signal(memory, on)
      await heard
    }
    expect(countOf(memory, on)).toBe(3)
  })
})

it('A sleep that is over in time says that no signal came.', () => {
  const memory = cells()
  expect(sleepOn(memory, REQUESTS, countOf(memory, REQUESTS), 0)).toBe(false)
})
