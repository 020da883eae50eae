import { describe, expect, it } from 'vitest'
import { Book } from './book'

const open = () => {
  let ms = 0
  const book = new Book(() => ms)
  const pass = (span: number) => {
    ms += span
  }
  return { book, pass }
}
const callDueAt = (dueAt: number) => ({ args: [], transfer: [], dueAt })

describe('the book of a block', () => {
  it('adds up what holds the thread, once, and keeps the longest', () => {
    const { book, pass } = open()
    book.hold(() => {
      pass(3)
      book.hold(() => pass(4))
    })
    book.hold(() => pass(2))
    expect(book).toMatchObject({ heldMs: 9, longestHeldMs: 7 })
  })

  it('counts copying as held, and apart', () => {
    const { book, pass } = open()
    book.hold(() => {
      pass(1)
      book.copy(() => pass(2))
    })
    expect(book).toMatchObject({ heldMs: 3, copyUsSum: 2000 })
  })

  it('has the time of calls that settled, and not of those that threw', () => {
    const { book, pass } = open()
    pass(5)
    book.complete(callDueAt(2), 7)
    book.fail(new Error('odd'))
    expect(book).toMatchObject({ settled: 2, failed: 1, callUsSum: 3000, failure: 'odd', checksum: 7 })
  })

  it('counts a call from when it was due only by so much as other calls held the thread', () => {
    const { book, pass } = open()
    pass(10)
    // The event is 4 ms late, and nothing held it up.
    expect(book.cameAt(6)).toBe(10)
    book.hold(() => pass(5))
    pass(1)
    // Due at 12, held up until 15, and 1 ms late by itself.
    expect(book.cameAt(12)).toBe(13)
  })
})
