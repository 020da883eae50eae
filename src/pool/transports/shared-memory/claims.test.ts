import { describe, expect, it } from 'vitest'
import { CLAIM_CELLS, ClaimBook, Claims, NO_CELL } from './claims.js'
import { claimsOf, createMemory } from './memory.js'

const bothSides = () => {
  const cells = claimsOf(createMemory(false))
  return { book: new ClaimBook(cells), claims: new Claims(cells) }
}

describe('a call that is claimed', () => {
  it('is run by its worker once, and cannot be taken back', () => {
    const { book, claims } = bothSides()
    const base = book.open(7, 2)
    expect(book.isPending(base, 1, 7)).toBe(true)
    expect([claims.take(base, 1, 7), claims.take(base, 1, 7)]).toEqual([true, false])
    expect([book.isPending(base, 1, 7), book.revoke(base, 1, 7)]).toEqual([false, false])
  })

  it('is left alone by its worker once it was taken back, though its cell is used again', () => {
    const { book, claims } = bothSides()
    const base = book.open(7, 1)
    expect([book.revoke(base, 0, 7), book.revoke(base, 0, 7)]).toEqual([true, false])
    expect(claims.take(base, 0, 7)).toBe(false)
    // Once around, the same cell is another call's.
    for (let message = 8; message < 8 + CLAIM_CELLS - 1; message += 1)
      book.revoke(book.open(message, 1), 0, message)
    const last = 8 + CLAIM_CELLS
    expect(book.open(last, 1)).toBe(base)
    expect([claims.take(base, 0, 7), claims.take(base, 0, last)]).toEqual([false, true])
  })

  it('is anybody’s where there is no cell', () => {
    const { book, claims } = bothSides()
    expect([claims.take(NO_CELL, 3, 7), book.revoke(NO_CELL, 3, 7), book.isPending(NO_CELL, 3, 7)]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('cells', () => {
  it('of calls that are not begun are not used again, and none is given when all are taken', () => {
    const { book, claims } = bothSides()
    const half = CLAIM_CELLS / 2
    const [first, second] = [book.open(1, half), book.open(2, half)]
    expect([first, second, book.open(3, 1)]).toEqual([0, half, NO_CELL])
    for (let place = 0; place < 10; place += 1) claims.take(second, place, 2)
    expect([book.open(4, 11), book.open(5, 10)]).toEqual([NO_CELL, half])
    for (let place = 0; place < half; place += 1) expect(book.isPending(first, place, 1)).toBe(true)
  })

  it('of a message may lie around the end', () => {
    const { book, claims } = bothSides()
    const first = book.open(1, CLAIM_CELLS - 2)
    for (let place = 0; place < CLAIM_CELLS - 2; place += 1) claims.take(first, place, 1)
    const base = book.open(2, 5)
    expect(base).toBe(CLAIM_CELLS - 2)
    expect([0, 1, 2, 3, 4].map((place) => claims.take(base, place, 2))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
  })
})
