import type { Page } from '@playwright/test'
import { expect, test } from '../../support/lab-page'

test.use({ visits: true })

/** Notes from now on which of the elements get lower. @returns what tells their ids */
const noteLowering = async (page: Page, selector: string) => {
  const handle = await page.evaluateHandle((wanted) => {
    const lowered: string[] = []
    const heights = new Map<Element, number>()
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const { height } = target.getBoundingClientRect()
        if (height < (heights.get(target) ?? 0)) lowered.push(target.id)
        heights.set(target, height)
      }
    })
    for (const element of document.querySelectorAll(wanted)) observer.observe(element)
    return lowered
  }, selector)
  return () => handle.jsonValue()
}

// What the forms say and refuse: `src/app/panels/sweep/sweep-panel.dom.test.ts`, `src/app/controls/plan/plan-editor.dom.test.ts`.
test('A sweep is paused, found again after a reload, and comes to a sentence from a script; demand follows a plan, whose run ends with it', async ({
  lab,
}) => {
  await lab.open({ workload: 'sleep', serviceUs: 2000 })
  const { page } = lab
  const panel = page.getByRole('region', { name: 'How many workers?' })
  const start = panel.getByRole('button', { name: 'Start the sweep' })
  const list = panel.getByRole('textbox', { name: 'over' })
  await panel.scrollIntoViewIfNeeded()
  await list.fill('1, 2')
  await start.click()
  await expect(panel.getByRole('progressbar')).toBeVisible()
  const held = await noteLowering(page, '#theory, #checks')
  await expect(
    page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Run' }),
  ).toBeDisabled()
  // One measurement is kept when the next has begun.
  await expect(page.getByRole('table').filter({ hasText: 'Expected' })).toBeVisible()
  await expect(panel.getByRole('row', { name: /^[12] .* 1$/ })).toHaveCount(1)
  // Run after run begins with nothing to show above: under the pointer, the button stays where it is.
  expect(await held()).toEqual([])
  await panel.getByRole('button', { name: 'Pause' }).click()
  await expect(panel.getByText('It was paused.')).toBeVisible()
  await page.reload()
  await panel.scrollIntoViewIfNeeded()
  await expect(panel.getByText('with 1 measurement made. The page was left')).toBeVisible()
  await panel.getByRole('button', { name: 'Forget it' }).click()
  await expect(start).toBeVisible()

  const { points, best, sentence } = await page.evaluate(() =>
    window.poolscope.sweep({ workers: [1, 2] }, { workload: 'sleep', serviceUs: 2000 }, { seconds: 2 }),
  )
  expect(points.map(({ value }) => value)).toEqual([1, 2])
  // Two workers that sleep do twice what one does: no number up to two is enough, whatever the machine.
  expect(best).toBeNull()
  expect(sentence).toMatch(/^(It cannot be told here|Not found up to 2 workers)/)
  await expect(panel.getByText(sentence)).toBeVisible()

  const { endedBy, segments } = await page.evaluate(() =>
    window.poolscope.run({
      ...window.poolscope.defaults,
      workload: 'sleep',
      demand: 2,
      plan: '1x500ms,2x500ms',
    }),
  )
  expect(endedBy).toBe('plan')
  expect(segments.map(({ settings }) => settings.demand)).toEqual([2, 4])
})
