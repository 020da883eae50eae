import { describe, expect, it } from 'vitest'
import { type Locks, OtherRuns } from './other-runs'

/** Locks of an origin, as far as labs use them. */
const origin = (): Locks & { readonly queries: () => number } => {
  const held = new Set<string>()
  let queries = 0
  const request = async (name: string, run: LockGrantedCallback<void>) => {
    held.add(name)
    await run({ name, mode: 'exclusive' })
    held.delete(name)
  }
  return {
    request: request as Locks['request'],
    query: async () => {
      queries += 1
      return { held: [...held, 'of something else'].map((name) => ({ name })), pending: [] }
    },
    queries: () => queries,
  }
}

describe('other runs of this browser', () => {
  it('are seen from both sides while they go on, and not one’s own', async () => {
    const locks = origin()
    const [first, second] = [new OtherRuns(locks, 'one'), new OtherRuns(locks, 'another')]
    first.begin()
    await first.lookNow()
    expect(first.most).toBe(0)
    second.begin()
    await Promise.all([first.lookNow(), second.lookNow()])
    expect([first.most, second.most]).toEqual([1, 1])
  })

  it('that have ended are remembered by the run that they met, and by no later one', async () => {
    const locks = origin()
    const [first, second] = [new OtherRuns(locks, 'one'), new OtherRuns(locks, 'another')]
    first.begin()
    second.begin()
    await first.lookNow()
    second.end()
    await Promise.resolve()
    await first.lookNow()
    expect(first.most).toBe(1)
    first.end()
    first.begin()
    await first.lookNow()
    expect(first.most).toBe(0)
  })

  it('are not a lab of the same page that stood still and was replaced, whose lock the browser keeps', async () => {
    const locks = origin()
    new OtherRuns(locks, 'one').begin()
    const successor = new OtherRuns(locks, 'one')
    successor.begin()
    await successor.lookNow()
    expect(successor.most).toBe(0)
  })

  it('are looked for once a second, however often it is asked', () => {
    const locks = origin()
    const runs = new OtherRuns(locks, 'one')
    runs.begin()
    for (const ms of [0, 100, 999, 1000, 1100]) runs.look(ms)
    expect(locks.queries()).toBe(2)
  })

  it('are not known where there are no locks, or these do not answer', async () => {
    const none = new OtherRuns(null, 'one')
    none.begin()
    await none.lookNow()
    expect(none.most).toBeNull()
    const refusing = new OtherRuns(
      {
        request: () => Promise.reject(new Error('no')),
        query: () => Promise.reject(new Error('no')),
      },
      'one',
    )
    refusing.begin()
    await refusing.lookNow()
    expect(refusing.most).toBeNull()
  })
})
