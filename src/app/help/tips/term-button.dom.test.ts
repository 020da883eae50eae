// @vitest-environment page
import { screen, within } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { visit } from '../../testing/test-page'
import { button, panelTitle, slot } from '../../testing/test-parts'

const isShown = (tip: Element) => tip.matches(':popover-open')

it('A word is explained with its unit while it has the focus, until Escape.', async () => {
  const { user, until } = await visit()
  const term = screen.getAllByRole('term').find(({ textContent }) => textContent?.includes('Slowdown ratio'))
  if (!term) throw new Error('The slowdown ratio has no tile.')
  const word = within(term).getByRole('button')
  const findTip = () =>
    screen.getAllByRole('tooltip').find((tip) => tip.textContent?.includes('In ×.') && isShown(tip))
  button('Copy link').focus()
  await user.tab()
  expect(word).toBe(document.activeElement)
  await until(findTip)
  expect(within(term).getByRole('button', { description: /Mean call latency through the pool/ })).toBe(word)
  await user.keyboard('{Escape}')
  expect(findTip()).toBeUndefined()
  expect(word).toBe(document.activeElement)
})

it('So is the title of a panel, while the pointer is on it.', async () => {
  const { user, pass } = await visit()
  const tip = within(slot('queue')).getByRole('tooltip')
  expect(isShown(tip)).toBe(false)
  await user.hover(panelTitle('queue'))
  expect(isShown(tip)).toBe(true)
  expect(tip.textContent).not.toBe('')
  await user.unhover(panelTitle('queue'))
  await pass(1000)
  expect(isShown(tip)).toBe(false)
})
