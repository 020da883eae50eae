import { beforeEach, describe, expect, it } from 'vitest'
import { createRedrawPacer, type RedrawPacer } from './pace'

/** Frames every 16 ms and timers, cranked by hand. */
const createHost = () => {
  let time = 0
  let due: { at: number; run: () => void }[] = []
  const after = (ms: number, run: () => void) => void due.push({ at: time + ms, run })
  const advance = (ms: number) => {
    const end = time + ms
    for (;;) {
      const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      due = due.filter((other) => other !== next)
      time = Math.max(time, next.at)
      next.run()
    }
    time = end
  }
  return {
    host: { now: () => time, nextFrame: (run: () => void) => after(16, run), after },
    advance,
    /** Time goes by while something is done. */
    spend: (ms: number) => {
      time += ms
    },
    now: () => time,
  }
}

describe('Redraws', () => {
  let drawn: { id: string; at: number }[]
  let pacer: RedrawPacer<number>
  let crank: ReturnType<typeof createHost>
  const add = (id: string) => pacer.add(() => void drawn.push({ id, at: crank.now() }))

  beforeEach(() => {
    drawn = []
    crank = createHost()
    pacer = createRedrawPacer(crank.host, { intervalMs: () => 250 })
  })

  it('come one picture per frame.', () => {
    for (const id of ['a', 'b', 'c']) add(id)
    pacer.request(1)
    crank.advance(100)
    expect(drawn).toEqual([
      { id: 'a', at: 16 },
      { id: 'b', at: 32 },
      { id: 'c', at: 48 },
    ])
  })

  it('after a round in which charts were set up come at the usual pace.', () => {
    let isNew = true
    pacer.add(() => {
      drawn.push({ id: 'chart', at: crank.now() })
      if (isNew) crank.spend(400)
      isNew = false
    })
    pacer.request(1)
    crank.advance(20)
    pacer.request(2)
    crank.advance(600)
    const [first = { at: 0 }, second = { at: 0 }] = drawn
    expect(second.at - first.at).toBeLessThan(500)
  })

  it('of heavy ones wait while the machine is wanted for something else.', () => {
    pacer = createRedrawPacer(crank.host, { isHeld: (value) => value === 1 })
    add('chart')
    pacer.add(() => void drawn.push({ id: 'tiles', at: crank.now() }), 'light')
    pacer.request(1)
    crank.advance(1000)
    expect(drawn.map(({ id }) => id)).toEqual(['tiles'])
    pacer.request(2, 'now')
    crank.advance(1000)
    expect(drawn.map(({ id }) => id)).toEqual(['tiles', 'tiles', 'chart'])
  })

  it('of light pictures come together, before those of heavy ones.', () => {
    add('chart')
    for (const id of ['tiles', 'status']) pacer.add(() => void drawn.push({ id, at: crank.now() }), 'light')
    pacer.request(1)
    crank.advance(100)
    expect(drawn).toEqual([
      { id: 'tiles', at: 16 },
      { id: 'status', at: 16 },
      { id: 'chart', at: 16 },
    ])
  })

  it('come at most four times a second, however often something changes.', () => {
    add('a')
    for (let step = 0; step < 100; step += 1) {
      pacer.request(1)
      crank.advance(10)
    }
    expect(drawn.length).toBeGreaterThanOrEqual(3)
    expect(drawn.length).toBeLessThanOrEqual(4)
  })

  it.each([
    [10, 250],
    [50, 400],
    [500, 1000],
  ])('that take %d ms come at least %d ms apart: an eighth of the time, and once a second.', (ms, apart) => {
    pacer.add(() => {
      drawn.push({ id: 'slow', at: crank.now() })
      crank.spend(ms)
    })
    for (let step = 0; step < 400; step += 1) {
      pacer.request(1)
      crank.advance(10)
    }
    // The first round says nothing about what follows: it may be the one that sets the pictures up.
    const gaps = drawn.slice(2).map(({ at }, index) => at - (drawn[index + 1]?.at ?? 0))
    expect(gaps.length).toBeGreaterThan(1)
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(apart)
    for (const gap of gaps) expect(gap).toBeLessThanOrEqual(apart + ms + 40)
  })

  it('never miss the last change.', () => {
    add('a')
    pacer.request(1)
    crank.advance(20)
    pacer.request(1)
    crank.advance(1000)
    expect(drawn).toHaveLength(2)
  })

  it('of one round all show the same value, and the next round shows the newest.', () => {
    const values: number[] = []
    pacer.add((value) => void values.push(value))
    pacer.add((value) => void values.push(value))
    pacer.request(1)
    crank.advance(20)
    pacer.request(2)
    pacer.request(3)
    crank.advance(1000)
    expect(values).toEqual([1, 1, 3, 3])
  })

  it('that answer a hand do not wait for their turn, and are no more for it.', () => {
    add('a')
    pacer.request(1)
    crank.advance(20)
    pacer.request(2)
    crank.advance(20)
    expect(drawn).toHaveLength(1)
    pacer.request(3, 'now')
    crank.advance(20)
    expect(drawn).toHaveLength(2)
    crank.advance(1000)
    expect(drawn).toHaveLength(2)
  })

  it('that answer a hand while a round goes on come right after it.', () => {
    for (const id of ['a', 'b']) add(id)
    pacer.request(1)
    crank.advance(20)
    pacer.request(2, 'now')
    crank.advance(60)
    expect(drawn.map(({ id }) => id)).toEqual(['a', 'b', 'a', 'b'])
  })

  it('stop when nothing changes.', () => {
    add('a')
    pacer.request(1)
    crank.advance(10_000)
    expect(drawn).toHaveLength(1)
  })

  it('leave out a picture that was taken away.', () => {
    const remove = add('a')
    add('b')
    pacer.request(1)
    remove()
    crank.advance(100)
    expect(drawn.map(({ id }) => id)).toEqual(['b'])
  })
})
