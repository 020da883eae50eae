// @vitest-environment page
import { within } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { sweptReport } from '../../../sweep/engine/test-machine'
import { visit } from '../../testing/test-page'
import { button, region, slot, typeInto } from '../../testing/test-parts'

const panel = () => within(region('How many workers?'))

it('A sweep is begun over a list that can be swept, shows what it has, is paused, found again at the next visit, and forgotten.', async () => {
  const page = await visit('?workload=sleep&serviceUs=2000')
  page.lab.reportOf = (settings) => sweptReport(settings, 1000 * settings.workers)
  await page.bring('sweep')
  const list = panel().getByRole('textbox', { name: 'over' })
  const start = () => panel().getByRole('button', { name: 'Start the sweep' })
  await typeInto(page.user, list, '1, two')
  await page.user.click(start())
  expect(panel().getAllByRole('alert')[0]?.textContent).toBe(
    'workers must be a list of numbers, not of "two"',
  )
  expect(page.lab.runs).toEqual([])
  await typeInto(page.user, list, '1, 2')
  await page.user.click(start())
  await page.until(() => page.lab.runs.length === 1)
  expect(panel().getByRole('progressbar')).toBeDefined()
  expect(within(region('Controls')).getByRole('button', { name: 'Run' }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  await page.after(() => page.lab.latest.finish())
  await page.until(() => page.lab.runs.length === 2)
  expect(page.lab.latest.settings).toMatchObject({ workload: 'sleep', serviceUs: 2000 })
  // One measurement is kept when the next has begun.
  const rows = panel()
    .getAllByRole('row')
    .filter(({ textContent }) => /^[12].*1$/.test(textContent ?? ''))
  expect(rows).toHaveLength(1)
  await page.user.click(panel().getByRole('button', { name: 'Pause' }))
  expect(slot('sweep').textContent).toContain('It was paused.')

  const again = await page.visitAgain()
  await again.bring('sweep')
  const said = await again.until(() => panel().queryByText(/with 1 measurement made\. The page was left/))
  expect(said).toBeDefined()
  await again.user.click(panel().getByRole('button', { name: 'Forget it' }))
  expect(start()).toBeDefined()
  expect(button('Run').getAttribute('aria-disabled')).toBe('false')
  const third = await again.visitAgain()
  await third.bring('sweep')
  expect(panel().queryByText(/measurement made/)).toBeNull()
})
