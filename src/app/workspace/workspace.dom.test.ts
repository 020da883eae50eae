// @vitest-environment page
import { screen } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { wasBrought } from '../testing/dom/test-sight'
import { visit } from '../testing/test-page'
import { button, doIn, hasMenuFocus, panelOrder, panelTitle, shownTheme, slot } from '../testing/test-parts'

const said = () => screen.getByRole('status', { name: 'Arrangement' }).textContent
const firstThree = () => panelOrder().slice(0, 3)
const KEPT = 'poolscope.arrangement'

it('A panel that is collapsed shows its heading only, also at the next visit.', async () => {
  const page = await visit()
  expect(slot('queue').querySelector('.panel-body')).not.toBeNull()
  await page.user.click(panelTitle('queue'))
  expect(panelTitle('queue').getAttribute('aria-expanded')).toBe('false')
  expect(slot('queue').querySelector('.panel-body')).toBeNull()
  const { user } = await page.visitAgain()
  expect(panelTitle('queue').getAttribute('aria-expanded')).toBe('false')
  await user.click(panelTitle('queue'))
  expect(panelTitle('queue').getAttribute('aria-expanded')).toBe('true')
  expect(slot('queue').querySelector('.panel-body')).not.toBeNull()
})

it('A panel is moved by its menu, whose button keeps the focus, and the move is told; Reset brings all back, and Undo back from that.', async () => {
  const page = await visit()
  const before = panelOrder()
  await doIn(page.user, 'queue', 'Move down')
  await doIn(page.user, 'queue', 'Move down')
  expect(hasMenuFocus('queue')).toBe(true)
  expect(said()).toBe(`Queue length moved to place 3 of ${before.length}`)
  expect(firstThree()).toEqual(['dispatch', 'slowdown', 'queue'])
  // The seconds stand under the lowest of the charts, the names of the marks over the highest.
  expect(slot('queue').querySelector('.panel-body')?.getAttribute('data-place')).toBe('last')
  const { user } = await page.visitAgain()
  expect(firstThree()).toEqual(['dispatch', 'slowdown', 'queue'])

  const reset = async () => {
    await user.click(button('View'))
    await user.click(button('Reset arrangement'))
    expect(panelOrder()).toEqual(before)
    await user.keyboard('{Escape}')
  }
  await reset()
  await user.click(button('Undo'))
  expect(firstThree()).toEqual(['dispatch', 'slowdown', 'queue'])
  await reset()
})

it('One panel fills the page; Escape brings the others and the focus back, and the panel into sight.', async () => {
  const { user } = await visit()
  await doIn(user, 'dispatch', 'Fill the page')
  expect(panelOrder()).toEqual(['dispatch'])
  for (const name of ['Workers', 'Demand']) expect(screen.getByRole('slider', { name })).toBeDefined()
  expect(button('Run')).toBeDefined()
  expect(hasMenuFocus('dispatch')).toBe(true)
  await user.keyboard('{Escape}')
  expect(hasMenuFocus('dispatch')).toBe(true)
  expect(panelOrder().length).toBeGreaterThan(4)
  expect(wasBrought(slot('dispatch'))).toBe(true)
})

it('Panels that are unknown, missing or damaged in what was kept do no harm.', async () => {
  const page = await visit()
  const all = panelOrder()
  const damaged = { order: ['of-another-version', 'checks'], collapsed: 7, filled: 'gone', theme: 'sepia' }
  localStorage.setItem(KEPT, JSON.stringify({ state: damaged, version: 1 }))
  await page.visitAgain()
  expect(panelOrder()).toHaveLength(all.length)
  expect(panelOrder()).toContain('checks')
  expect(shownTheme()).toBe('light')
  // What is no JSON, or bad otherwise, is told apart where nothing is drawn.
})
