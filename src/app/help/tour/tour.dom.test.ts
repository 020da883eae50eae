// @vitest-environment page
import { screen, within } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { visit } from '../../testing/test-page'
import { recordedRun } from '../../testing/test-recorded'
import { snapshotOf } from '../../testing/test-snapshot'

const opener = () => screen.getByRole('button', { name: 'The 2016 thread' })
const findTour = () => screen.queryByRole('complementary', { name: 'The 2016 thread' })
const tour = () => screen.getByRole('complementary', { name: 'The 2016 thread' })
const heading = () => within(tour()).getByRole('heading', { level: 2 })
/** The address is written at once when it rests, and later when it has just changed. */
const ADDRESS_MS = 400

it('The tour is walked from its first step to its last, each a link.', async () => {
  const { user, until, pass } = await visit()
  await user.click(opener())
  await until(findTour)
  expect(heading()).toBe(document.activeElement)
  const titles = new Set<string | null>()
  for (let step = 1; step <= 8; step += 1) {
    await pass(ADDRESS_MS)
    expect(tour().textContent).toContain(`step ${step} of 8`)
    expect(location.search).toMatch(new RegExp(`[?&]tour=${step}(&|$)`))
    titles.add(heading().textContent)
    expect(tour().textContent).toContain('Look at:')
    // By keyboard, which reaches a button that has nowhere to go as well: the last step stays.
    within(tour()).getByRole('button', { name: 'Next' }).focus()
    await user.keyboard('{Enter}')
  }
  expect(titles.size).toBe(8)
  expect(tour().textContent).toContain('step 8 of 8')
})

it('Whoever leaves the tour finds the place again, on this visit and on the next.', async () => {
  const page = await visit()
  await page.user.click(opener())
  await page.until(findTour)
  await page.user.click(within(tour()).getByRole('link', { name: /^Step 5/ }))
  await page.user.keyboard('{Escape}')
  expect(findTour()).toBeNull()
  expect(opener()).toBe(document.activeElement)
  await page.pass(ADDRESS_MS)
  expect(location.search).not.toMatch(/[?&]tour=/)
  await page.user.click(opener())
  expect(tour().textContent).toContain('step 5 of 8')
  const again = await page.visitAgain('?seed=1')
  await again.user.click(opener())
  expect((await again.until(findTour)).textContent).toContain('step 5 of 8')
})

it('A link to a step that there is not names the steps there are.', async () => {
  await visit('?tour=99')
  expect(screen.getByText(/tour must be a step from 1 to 8, not "99"/)).toBeDefined()
  expect(findTour()).toBeNull()
})

it('A step opens by its link and starts nothing by itself; its runs set our figure beside the published ones, and are ended by Stop and by that of the next.', async () => {
  const { report } = await recordedRun()
  const { lab, user, after } = await visit('?tour=1')
  lab.reportOf = (settings, endedBy) => ({ ...report, settings, endedBy })
  expect(heading()).toBe(document.activeElement)
  expect(lab.runs).toEqual([])
  const figure = () =>
    within(within(tour()).getByRole('row', { name: /Here, last run/ })).getAllByRole('cell')[0]?.textContent
  const press = (name: string) => user.click(within(tour()).getByRole('button', { name }))
  expect(figure()).toBe('–')
  await press('Run one caller')
  expect(lab.latest.settings).toMatchObject({ workers: 64, demand: 1 })
  await press('Stop the run')
  expect([lab.runs.length, lab.stops]).toEqual([1, 1])
  expect(figure()).toMatch(/µs|ms/)

  await press('Run rounds from cold')
  expect(lab.runs).toHaveLength(2)
  await after(() => lab.latest.publish(snapshotOf()))
  await press('Start cold again')
  expect(lab.coldStarts).toBe(1)
  await user.click(within(tour()).getByRole('link', { name: /^Step 4/ }))
  await press('Run 1 worker')
  expect(lab.stops).toBe(2)
  expect(lab.latest.settings).toMatchObject({ lock: 'fair', workers: 1 })
  await press('Stop the run')
  expect(lab.stops).toBe(3)
  expect(screen.getByRole('button', { name: 'Run' }).getAttribute('aria-disabled')).toBe('false')
})
