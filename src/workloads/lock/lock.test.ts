import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LockKind } from './lock'
import { createSharedLock, keeperOf, lockOf } from './table'

afterEach(() => void vi.restoreAllMocks())

/** Threads take turns here: whenever one would sleep, the next of these things happens elsewhere. */
const meanwhile = (...events: (() => void)[]) => {
  const sleep = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    const event = events.shift()
    if (!event) throw new Error('It sleeps, and nothing will wake it.')
    event()
    return 'ok'
  })
  return { sleep, left: events }
}

const locksOf = (kind: LockKind) => {
  const shared = createSharedLock(kind)
  const [one, two, three] = [lockOf(shared, 1), lockOf(shared, 2), lockOf(shared, 3)]
  return { one, two, three, keeper: keeperOf(shared), memory: shared.memory }
}
const allBut =
  (...gone: number[]) =>
  (worker: number) =>
    !gone.includes(worker)

describe.each(['fair', 'barging'] as const)('the %s lock', (kind) => {
  it('is acquired without sleep while nobody holds it, again and again', () => {
    const { one, two } = locksOf(kind)
    const { sleep } = meanwhile()
    for (let i = 0; i < 3000; i += 1) {
      const lock = i % 3 === 0 ? one : two
      lock.acquire()
      lock.release()
    }
    expect(sleep).not.toHaveBeenCalled()
  })

  it('is waited for until its holder releases it', () => {
    const { one, two } = locksOf(kind)
    one.acquire()
    const { left } = meanwhile(
      () => undefined,
      () => one.release(),
    )
    two.acquire()
    expect(left).toEqual([])
    two.release()
    one.acquire()
  })

  it('is taken from a holder that is gone, and from no other', () => {
    const { one, two, keeper } = locksOf(kind)
    one.acquire()
    expect(keeper.recover(allBut(2, 3))).toBe(false)
    meanwhile(() => expect(keeper.recover(allBut(1))).toBe(true))
    two.acquire()
    // Should it still be on its way out, it must not release what is another's.
    one.release()
    meanwhile(() => two.release())
    one.acquire()
  })

  it('knows no dead holder while nobody holds it', () => {
    const { one, keeper } = locksOf(kind)
    expect(keeper.recover(allBut(1))).toBe(false)
    one.acquire()
    one.release()
    expect(keeper.recover(allBut(1))).toBe(false)
  })

  it('is asked for again after a time limit, should a wake-up be lost', () => {
    const { one, two } = locksOf(kind)
    one.acquire()
    const { sleep } = meanwhile(() => one.release())
    two.acquire()
    expect(sleep.mock.calls[0]?.[3]).toBe(1000)
  })
})

describe('the fair lock', () => {
  it('goes to none but the first in line when it comes free', () => {
    const { one, two, three } = locksOf('fair')
    const stillAsleep = () => {
      throw new Error('still asleep')
    }
    one.acquire()
    meanwhile(stillAsleep)
    expect(() => two.acquire()).toThrow('still asleep')
    meanwhile(() => one.release(), stillAsleep)
    expect(() => three.acquire()).toThrow('still asleep')
  })

  it('passes over who died in line, whether or not their turn had come', () => {
    const { one, two, three, keeper } = locksOf('fair')
    one.acquire()
    const dies = () => {
      throw new Error('dies')
    }
    meanwhile(dies)
    expect(() => two.acquire()).toThrow('dies')
    expect(keeper.recover(allBut(2))).toBe(false)
    meanwhile(() => one.release())
    three.acquire()
    three.release()
    meanwhile()
    one.acquire()
  })

  it('passes over a ticket whose owner never gave its name, after some looks', () => {
    const { one, keeper, memory } = locksOf('fair')
    Atomics.add(new Int32Array(memory), 16, 1)
    let looks = 0
    meanwhile(() => {
      while (!keeper.recover(() => true)) looks += 1
    })
    one.acquire()
    expect(looks).toBeGreaterThan(1)
  })

  it('goes on when its tickets have passed the greatest number', () => {
    const { one, two, memory } = locksOf('fair')
    const words = new Int32Array(memory)
    words[0] = 0x7fff_fffe
    words[16] = 0x7fff_fffe
    meanwhile()
    for (let i = 0; i < 5; i += 1) {
      one.acquire()
      one.release()
    }
    one.acquire()
    meanwhile(() => one.release())
    two.acquire()
  })
})

describe('the barging lock', () => {
  it('goes to whoever comes while it is free, before those who sleep for it', () => {
    const { one, two, three } = locksOf('barging')
    one.acquire()
    const { left } = meanwhile(
      () => {
        one.release()
        three.acquire()
      },
      () => three.release(),
    )
    two.acquire()
    expect(left).toEqual([])
  })
})
