// @vitest-environment page
import { within } from '@testing-library/dom'
import { expect, it } from 'vitest'
import type { InstrumentCost, LevelCost } from '../../../domain/experiments/instrument-cost'
import { micros } from '../../../domain/time'
import { visit } from '../../testing/test-page'
import { button, region } from '../../testing/test-parts'

const levelOf = (share: number): LevelCost => ({
  addedUs: micros(share * 100),
  share,
  low: share - 0.01,
  high: share + 0.01,
})
const load = { callsPerBlock: 300, cycles: 30, offUs: micros(100) }
const COST: InstrumentCost = {
  settings: { workload: 'kernel', serviceUs: 10, workers: 1, transport: 'comlink', callerThread: 'own' },
  clockResolutionUs: micros(5),
  loads: [
    { ...load, load: 'one', levels: { counters: levelOf(0.001), full: levelOf(0.02) } },
    { ...load, load: 'burst', levels: { counters: levelOf(0.001), full: levelOf(0.3) } },
  ],
}

const openPanel = async () => {
  const page = await visit('?workers=1&serviceUs=10')
  await page.bring('instrument')
  const panel = within(region('Instrument'))
  const latest = () => {
    const measuring = page.lab.measurings.at(-1)
    if (!measuring) throw new Error('Nothing is being measured.')
    return measuring
  }
  return { ...page, panel, latest, said: () => panel.getByRole('status').textContent }
}

it('The instrument is measured on request: the panel shows how far it is, intervals and verdicts.', async () => {
  const { user, after, panel, latest, said } = await openPanel()
  expect(said()).toContain('Not measured yet')
  await user.click(panel.getByRole('button', { name: 'Measure the instrument' }))
  expect(latest().settings).toMatchObject({ workers: 1, serviceUs: 10 })
  const progress = () =>
    panel.getByRole<HTMLProgressElement>('progressbar', { name: 'Measuring the instrument' })
  expect(progress().value).toBe(0)
  await after(() => latest().options.onProgress?.(0.5))
  expect(progress().value).toBe(0.5)
  // No run can begin beside it for a script.
  await expect(window.poolscope.run({ rounds: 1 })).rejects.toThrow(/instrument is being measured/)

  await after(() => latest().finish(COST))
  const rows = within(panel.getByRole('table')).getAllByRole('row')
  expect(rows).toHaveLength(5)
  for (const [name, verdict] of [
    ['1 caller', 'within'],
    ['Batched bursts', 'beyond'],
  ] as const) {
    const row = rows.find(({ textContent }) => textContent?.includes(name) && textContent.includes('full'))
    expect(row?.textContent).toMatch(/[\d.]+ %.*[\d.]+ to −?[\d.]+ %/)
    expect(row?.textContent).toContain(verdict)
  }
  expect(said()).toMatch(/full recording adds .* at one caller/)
})

it('Measuring can be stopped by the button that began it, and cannot be begun while a run goes on.', async () => {
  const { lab, user, panel, said } = await openPanel()
  // As the lab does that is told to end what it measures.
  await user.click(panel.getByRole('button', { name: 'Measure the instrument' }))
  await user.click(panel.getByRole('button', { name: 'Stop measuring' }))
  expect(said()).toContain('Not measured yet')
  await user.click(button('Run'))
  const measure = panel.getByRole('button', { name: 'Measure the instrument' })
  expect(measure.getAttribute('aria-disabled')).toBe('true')
  expect(measure.title).not.toBe('')
  await user.click(measure)
  expect(lab.measurings).toHaveLength(1)
})
