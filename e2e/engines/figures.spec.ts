import { expect, test } from '@playwright/test'
import { measureEngine } from './figures'
import { inEachEngine } from './launch/each-engine'
import type { EngineId } from './launch/find-engines.mjs'
import { FIGURES, type MeasuredEngine } from './table-reporter'

/** Service on an idle worker ÷ direct call, from 100 µs on. */
const SERVICE_LIMITS: Readonly<Record<EngineId, readonly [number, number]>> = {
  chromium: [0.95, 1.1],
  firefox: [0.95, 1.15],
  webkit: [0.9, 1.2],
}

inEachEngine('measures', ({ id, name, page }) => {
  test('Each figure is right, or a check says that it is not', async () => {
    test.setTimeout(900_000)
    const lab = page()
    await lab.open()
    const { figures, broken } = await measureEngine(lab, SERVICE_LIMITS[id])
    const measured: MeasuredEngine = { name, version: lab.engine.version, figures }
    await test.info().attach(FIGURES, { body: JSON.stringify(measured), contentType: 'application/json' })
    expect(broken, 'Little’s law, conservation, order of stamps').toEqual([])
    const unsaid = figures.filter(
      ({ value, low, high, isSaid }) => !isSaid && (value === null || value < low || value > high),
    )
    expect(unsaid, 'figures that are wrong without a word').toEqual([])
    expect(lab.engine.complaints()).toEqual([])
  })
})
