import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakEven } from './break-even'
import { expectClose, numbersIn, said } from './test-models'

describe('the break-even of handing over', () => {
  it.each([
    [
      0.416845, 45.65016, 41.703298, 64, 110.51351221677122, 1096, 101, 0.009995492442827904,
      1.104636976193106,
    ],
    [1.38, 314.79, 296.61, 64, 229.10869565217394, 2282, 215, 0.004652574087185192, 1.0659451805401032],
    [100, 60, 40, 8, 1.6, 6, 1, 2.5, 4],
    [1000, 60, 40, 8, 1.06, 1, 1, 7.547169810320755, 26.5],
    [10_000, 60, 40, 8, 1.006, 1, 1, 7.952286282306163, 251.5],
  ])(
    'of %f µs that cost %f, %f of it on the caller’s thread',
    (serviceUs, overheadUs, callerUs, workers, ratio, tenth, pays, gain, useful) => {
      const found = said(breakEven({ serviceUs, overheadUs, callerUs, workers }))
      expectClose(found.loneRatio, ratio)
      expect(found.batchForTenth).toBe(tenth)
      expect(found.batchThatPays).toBe(pays)
      expectClose(found.gain, gain)
      expectClose(found.usefulWorkers ?? 0, useful)
    },
  )

  it.each([
    [100, 2, 5],
    [100, 4, 7.619047619047619],
    [100, 10, 7.8431372549019605],
    [1000, 1, 7.8431372549019605],
    [1000, 50, 7.996801279488205],
  ])('of %f µs, %i in a message, gains %f', (serviceUs, batch, gain) =>
    expectClose(said(breakEven({ serviceUs, overheadUs: 20, callerUs: 40, workers: 8, batch })).gain, gain),
  )

  it('never comes with one worker: a thread that calls directly does as much, and more', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), (batch) => {
        const found = said(breakEven({ serviceUs: 100, overheadUs: 60, callerUs: 40, workers: 1, batch }))
        expect(found.batchThatPays).toBeNull()
        expect(found.gain).toBeLessThan(1)
      }),
    ))

  it('comes exactly with the batch that is said to pay, and not with one call less', () =>
    fc.assert(
      fc.property(anyHanded, (handed) => {
        const { batchThatPays } = said(breakEven(handed))
        if (batchThatPays === null) return
        expect(said(breakEven({ ...handed, batch: batchThatPays })).gain).toBeGreaterThan(1 - 1e-9)
        if (batchThatPays > 1)
          expect(said(breakEven({ ...handed, batch: batchThatPays - 1 })).gain).toBeLessThanOrEqual(1 + 1e-9)
      }),
    ))

  it('comes with the first call where handing over costs nothing, and then each worker adds all it does', () => {
    const free = said(breakEven({ serviceUs: 0.4, overheadUs: 0, callerUs: 0, workers: 4 }))
    expect(free).toMatchObject({
      loneRatio: 1,
      batchForTenth: 1,
      batchThatPays: 1,
      gain: 4,
      usefulWorkers: null,
    })
  })

  it('is made of numbers whatever the settings, and of none where figures are missing', () => {
    fc.assert(
      fc.property(anyHanded, (handed) => {
        for (const value of numbersIn(said(breakEven(handed)))) expect(Number.isFinite(value)).toBe(true)
      }),
    )
    const handed = { serviceUs: 1, overheadUs: 1, callerUs: 1, workers: 2 }
    for (const bad of [
      { serviceUs: 0 },
      { overheadUs: Number.NaN },
      { callerUs: -1 },
      { workers: 0 },
      { batch: 0 },
    ])
      expect(breakEven({ ...handed, ...bad })).toMatchObject({ kind: 'none' })
  })
})

const anyHanded = fc.record({
  serviceUs: fc.double({ min: 0.4, max: 1e6, noNaN: true }),
  overheadUs: fc.double({ min: 0, max: 10_000, noNaN: true }),
  callerUs: fc.double({ min: 0, max: 5000, noNaN: true }),
  workers: fc.integer({ min: 1, max: 256 }),
})
