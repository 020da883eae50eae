import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanFor, TimeByBucket } from './time-by-bucket'

const KEPT = 8

/** Spans in the order of their ends, ms. */
const spans = fc.array(fc.tuple(fc.nat(4000), fc.nat(3000), fc.integer({ min: 1, max: 4 })), {
  maxLength: 40,
})

describe('time by bucket', () => {
  it('has of each of the newest buckets what spans overlap of it, however long they are', () => {
    const agrees = fc.property(spans, (given) => {
      const inOrder = given.map(([from, length, weight]) => ({ from, until: from + length, weight }))
      inOrder.sort((a, b) => a.until - b.until)
      const time = new TimeByBucket(new Float64Array(KEPT))
      for (const { from, until, weight } of inOrder) time.add(spanFor(from, until), weight)
      const lasting = inOrder.filter(({ from, until }) => until > from)
      const newest = Math.ceil((lasting.at(-1)?.until ?? 0) / 250) - 1
      for (let bucket = 0; bucket <= newest + 2; bucket += 1) {
        const expected = lasting.reduce((sum, { from, until, weight }) => {
          const overlap = Math.min(until, 250 * (bucket + 1)) - Math.max(from, 250 * bucket)
          return sum + weight * Math.max(0, overlap)
        }, 0)
        const isKept = bucket > newest - KEPT
        if (isKept) expect(time.at(bucket)).toBeCloseTo(expected, 6)
        else expect(time.at(bucket)).toBe(0)
      }
    })
    fc.assert(agrees, { seed: 250, numRuns: 300 })
  })

  it('has nothing of a span that ends where it begins, or before', () => {
    const time = new TimeByBucket(new Float64Array(KEPT))
    time.add(spanFor(100, 100))
    time.add(spanFor(200, 100))
    expect(time.at(0)).toBe(0)
  })
})
