import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STAGES } from '../../domain/call'
import { BUCKETS_KEPT, NO_FIGURES } from '../../domain/figures/buckets/columns'
import { HEAT_ROWS } from '../../domain/figures/pictures/heat'
import type { TimelinePoint } from '../../domain/snapshot'
import { micros, millis } from '../../domain/time'
import { Timeline } from './timeline'

const maybe = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))
const us = fc.double({ min: 0, max: 1e8, noNaN: true }).map(micros)
const stagePoint = fc.record({ mean: us, p50: us, p90: us, p99: us, p999: us })
const stages = fc.record(
  Object.fromEntries(STAGES.map((stage) => [stage, stagePoint])) as Record<
    (typeof STAGES)[number],
    typeof stagePoint
  >,
)
const measured = fc.record({
  stages,
  heat: fc.uint32Array({ minLength: HEAT_ROWS, maxLength: HEAT_ROWS }),
})
const unmeasured = fc.constant({ stages: null, heat: new Uint32Array(0) })

const points: fc.Arbitrary<TimelinePoint> = fc
  .tuple(
    fc.record({
      queueMean: fc.double({ min: 0, max: 1e6, noNaN: true }),
      queueMax: fc.nat(),
      queueOldestMs: fc.option(fc.double({ min: 0, max: 1e7, noNaN: true }).map(millis)),
      submitted: fc.nat(),
      samples: fc.nat(),
      slowdown: maybe,
      slowdownLow: maybe,
      slowdownHigh: maybe,
      busy: maybe,
      held: maybe,
      expectedQueue: maybe,
      expectedWaitUs: fc.option(us),
      expectedCallUs: fc.option(us),
      excluded: fc.nat(),
      lost: fc.nat(),
    }),
    fc.oneof(measured, unmeasured),
  )
  .map(([scalars, latencies]) => ({
    t: millis(250),
    span: millis(250),
    complete: true,
    ...scalars,
    ...latencies,
    background: null,
  }))

const pointAt = (t: number): TimelinePoint => ({
  ...NO_FIGURES,
  t: millis(t),
  span: millis(250),
  complete: true,
  stages: null,
  heat: new Uint32Array(0),
  background: null,
})

describe('the timeline', () => {
  it('gives points back as they were, also those no longer at hand', () => {
    const agrees = fc.property(points, (point) => {
      const timeline = new Timeline()
      timeline.push(point)
      for (let n = 0; n < 200; n += 1) timeline.push(pointAt(n))
      expect(timeline.last(201)[0]).toEqual(point)
    })
    fc.assert(agrees, { seed: 7, numRuns: 40 })
  })

  it('keeps ten minutes, and the newest points as one object each time they are asked for', () => {
    const timeline = new Timeline()
    for (let n = 0; n < 3000; n += 1) timeline.push(pointAt(n))
    expect(timeline.length).toBe(3000)
    const kept = timeline.last(5000)
    expect([kept.length, kept[0]?.t, kept.at(-1)?.t]).toEqual([BUCKETS_KEPT, 600, 2999])
    expect(timeline.last(1)[0]).toBe(timeline.last(1)[0])
  })

  it('makes a point anew only when its shares change', () => {
    const timeline = new Timeline()
    timeline.push(pointAt(1))
    timeline.push(pointAt(2))
    const before = timeline.last(2)
    timeline.setShares(0, { busy: null, held: null })
    timeline.setShares(1, { busy: 0.5, held: 0.75 })
    const after = timeline.last(2)
    expect(after[0]).toBe(before[0])
    expect(after[1]).toEqual({ ...before[1], busy: 0.5, held: 0.75 })
  })
})
