import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectSame } from '../../domain/testing/test-same.js'
import { Ring } from './fifo.js'

interface Model {
  items: number[]
}
type Command = fc.Command<Model, Ring<number>>

const push = (item: number): Command => ({
  check: () => true,
  run: (model, ring) => {
    model.items.push(item)
    ring.push(item)
    expectSame(ring.length, model.items.length)
  },
  toString: () => `push(${item})`,
})
const shift = (): Command => ({
  check: () => true,
  run: (model, ring) => {
    expectSame(ring.at(0), model.items[0])
    expectSame(ring.shift(), model.items.shift())
    expectSame(ring.length, model.items.length)
  },
  toString: () => 'shift()',
})
const unshift = (item: number): Command => ({
  check: () => true,
  run: (model, ring) => {
    model.items.unshift(item)
    ring.unshift(item)
    expectSame(ring.length, model.items.length)
  },
  toString: () => `unshift(${item})`,
})
const at = (index: number): Command => ({
  check: () => true,
  run: (model, ring) => expectSame(ring.at(index), model.items[index]),
  toString: () => `at(${index})`,
})
/** Many at a time: growth and shrinking happen at sizes that single steps rarely reach. */
const pushMany = (count: number): Command => ({
  check: () => true,
  run: (model, ring) => {
    for (let item = 0; item < count; item += 1) push(item).run(model, ring)
  },
  toString: () => `pushMany(${count})`,
})
const shiftMany = (count: number): Command => ({
  check: () => true,
  run: (model, ring) => {
    for (let i = 0; i < count; i += 1) shift().run(model, ring)
  },
  toString: () => `shiftMany(${count})`,
})

describe('a ring', () => {
  it('gives items back in the order they came, whatever is pushed, put before them and shifted in between', () => {
    const commands = fc.commands([
      fc.integer().map(push),
      fc.constant(shift()),
      fc.integer().map(unshift),
      fc.nat({ max: 300 }).map(at),
      fc.integer({ min: 1, max: 200 }).map(pushMany),
      fc.integer({ min: 1, max: 200 }).map(shiftMany),
    ])
    const followsModel = (run: Iterable<Command>) =>
      fc.modelRun(() => ({ model: { items: [] }, real: new Ring<number>() }), run)
    fc.assert(fc.property(commands, followsModel), { seed: 11, numRuns: 100 })
  })

  it('that is empty has nothing to peek at or shift, and can be filled again', () => {
    const ring = new Ring<string>()
    expect([ring.at(0), ring.shift(), ring.length]).toEqual([undefined, undefined, 0])
    ring.push('a')
    ring.shift()
    expect([ring.at(0), ring.shift(), ring.length]).toEqual([undefined, undefined, 0])
    ring.push('b')
    expect([ring.length, ring.at(0), ring.shift()]).toEqual([1, 'b', 'b'])
  })

  it('that is full grows in front as it does behind', () => {
    const ring = new Ring<number>()
    for (let n = 0; n < 1000; n += 1) ring.unshift(n)
    expect([ring.at(0), ring.at(999), ring.at(1000), ring.length]).toEqual([999, 0, undefined, 1000])
    expect(Array.from({ length: 1000 }, () => ring.shift())).toEqual(
      Array.from({ length: 1000 }, (_, n) => 999 - n),
    )
  })

  it('keeps the order around its end when it is never empty and never full', () => {
    const ring = new Ring<number>()
    for (let n = 0; n < 10; n += 1) ring.push(n)
    for (let n = 10; n < 1000; n += 1) {
      ring.push(n)
      expect(ring.shift()).toBe(n - 10)
    }
    expect(ring.length).toBe(10)
  })

  it('keeps the order of a million items', () => {
    const ring = new Ring<number>()
    for (let n = 0; n < 1_000_000; n += 1) ring.push(n)
    expect(ring.length).toBe(1_000_000)
    let misplaced = 0
    for (let n = 0; n < 1_000_000; n += 1) if (ring.shift() !== n) misplaced += 1
    expect([misplaced, ring.length]).toEqual([0, 0])
  })
})
