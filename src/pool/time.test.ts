import { expect, it } from 'vitest'
import { timeOf } from './time.js'

it('Time may come from an instance of a class, whose members it uses.', () => {
  class Clock {
    readonly #offset = 5
    readonly timeOrigin = 1000
    now(): number {
      return this.#offset
    }
  }
  const time = timeOf(new Clock())
  expect([time.now(), time.timeOrigin]).toEqual([5, 1000])
  expect(time.schedule).toBeTypeOf('function')
})
