import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectSame } from '../../../domain/testing/test-same.js'
import { createMemory, LONGEST_RECORD_WORDS, RecordRing, RING_WORDS } from './memory.js'

const ringsOf = () => {
  const memory = createMemory(true)
  return {
    writer: new RecordRing(memory, 'requests'),
    reader: new RecordRing(memory, 'requests'),
    other: new RecordRing(memory, 'answers'),
  }
}

const QUARTER = LONGEST_RECORD_WORDS

describe('a ring of records', () => {
  it('gives each record as it was written, in order and in one piece, through many laps', () => {
    const anyLength = fc.oneof(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: LONGEST_RECORD_WORDS }),
    )
    const anyTurn = fc.record({
      write: fc.array(anyLength, { maxLength: 12 }),
      reads: fc.nat({ max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 20, maxLength: 60 }), (turns) => {
        const { writer, reader } = ringsOf()
        const model: { readonly length: number; readonly mark: number }[] = []
        let mark = 0
        // Positions as they would be without end; records end where `ends` says.
        let [written, read, released] = [0, 0, 0]
        const ends: number[] = []
        const readOne = () => {
          const at = reader.next()
          const expected = model.shift()
          if (!expected) {
            expectSame(at, null)
            return
          }
          const { length } = expected
          read = ends.shift() ?? read
          expectSame(at === null ? null : reader.words.i32[at * 2], length)
          const start = at ?? 0
          expectSame(start + length <= RING_WORDS, true)
          const words = reader.words.f64.subarray(start + 1, start + length)
          expectSame(
            words.every((word) => word === expected.mark),
            true,
          )
        }
        for (const { write, reads } of turns) {
          for (const length of write) {
            const at = writer.reserve(length)
            const place = written % RING_WORDS
            const skipped = place + length > RING_WORDS ? RING_WORDS - place : 0
            const fits = written + skipped + length - released <= RING_WORDS
            expectSame(at, fits ? (place + skipped) % RING_WORDS : null)
            if (at !== null) {
              mark += 1
              written += skipped + length
              ends.push(written)
              writer.words.f64.fill(mark, at + 1, at + length)
              model.push({ length, mark })
            }
          }
          writer.publish()
          for (let i = 0; i < reads; i += 1) readOne()
          reader.release()
          released = read
        }
        while (model.length > 0) readOne()
        expect(reader.next()).toBeNull()
      }),
      { seed: 29, numRuns: 60 },
    )
  })

  it('that is full has no room until a record was taken and given back', () => {
    const { writer, reader } = ringsOf()
    for (let i = 0; i < 4; i += 1) expect(writer.reserve(LONGEST_RECORD_WORDS)).toBe(i * LONGEST_RECORD_WORDS)
    expect(writer.reserve(1)).toBeNull()
    writer.publish()
    expect([reader.next(), writer.reserve(1)]).toEqual([0, null])
    reader.release()
    expect([writer.reserve(LONGEST_RECORD_WORDS), writer.reserve(1)]).toEqual([0, null])
  })

  it('takes no record that is longer than a quarter of it, though it is empty', () => {
    const { writer } = ringsOf()
    expect([writer.reserve(LONGEST_RECORD_WORDS + 1), writer.reserve(LONGEST_RECORD_WORDS)]).toEqual([
      null,
      0,
    ])
  })

  it('skips its end when a record does not fit there, and counts what it skips as taken', () => {
    const { writer, reader } = ringsOf()
    for (const length of [QUARTER, QUARTER, QUARTER, QUARTER - 48]) writer.reserve(length)
    writer.publish()
    for (const at of [0, QUARTER, 2 * QUARTER, 3 * QUARTER]) expect(reader.next()).toBe(at)
    // 48 words are left at the end, and nothing is given back yet.
    expect(writer.reserve(48)).toBe(RING_WORDS - 48)
    reader.release()
    expect(writer.reserve(100)).toBe(0)
    writer.publish()
    expect([reader.next(), reader.next(), reader.next()]).toEqual([RING_WORDS - 48, 0, null])
    const { writer: second, reader: follower } = ringsOf()
    for (const length of [QUARTER, QUARTER, QUARTER, QUARTER - 48]) second.reserve(length)
    second.publish()
    for (let i = 0; i < 3; i += 1) follower.next()
    follower.release()
    // Three quarters are free, and 48 words at the end: as much fits from the start on.
    expect([second.reserve(QUARTER), second.reserve(QUARTER), second.reserve(QUARTER - 48)]).toEqual([
      0,
      QUARTER,
      2 * QUARTER,
    ])
    expect([second.reserve(48), second.reserve(1)]).toEqual([3 * QUARTER - 48, null])
    second.publish()
    expect([1, 2, 3, 4, 5, 6].map(() => follower.next())).toEqual([
      3 * QUARTER,
      0,
      QUARTER,
      2 * QUARTER,
      3 * QUARTER - 48,
      null,
    ])
  })

  it('shows its reader nothing before it is published', () => {
    const { writer, reader } = ringsOf()
    writer.reserve(3)
    expect(reader.next()).toBeNull()
    writer.publish()
    expect(reader.next()).toBe(0)
  })

  it('goes on when its positions wrap around at 2³¹ words and at 2³²', () => {
    const { writer, reader } = ringsOf()
    // Four fit, or three when some of the ring's end is skipped.
    const length = LONGEST_RECORD_WORDS - 100
    let broken = 0
    for (let words = 0; words < 2 ** 32 + RING_WORDS; ) {
      let written = 0
      while (written < 5 && writer.reserve(length) !== null) written += 1
      if (written < 3 || written > 4) broken += 1
      writer.publish()
      let read = 0
      for (let at = reader.next(); at !== null; at = reader.next()) {
        read += 1
        if (reader.words.i32[at * 2] !== length) broken += 1
      }
      if (read !== written) broken += 1
      reader.release()
      words += written * length
    }
    expect(broken).toBe(0)
  })

  it('has nothing to do with the other ring of the same memory', () => {
    const { writer, reader, other } = ringsOf()
    writer.reserve(10)
    writer.publish()
    expect([other.next(), other.reserve(5), reader.next()]).toEqual([null, 0, 0])
    expect(Math.abs(other.words.f64.byteOffset - writer.words.f64.byteOffset)).toBe(RING_WORDS * 8)
  })
})
