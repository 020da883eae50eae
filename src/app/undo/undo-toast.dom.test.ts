// @vitest-environment page
import { screen } from '@testing-library/dom'
import type { UserEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import { visit } from '../testing/test-page'
import { button, sliderValue, typeInto } from '../testing/test-parts'

const findUndo = () => screen.queryByRole('button', { name: 'Undo' })
const demand = () => sliderValue('Demand')
const typeDemand = async (user: UserEvent, value: string) => {
  await typeInto(user, screen.getByRole('spinbutton', { name: 'Demand value' }), `${value}{Enter}`)
  expect(demand()).toBe(value)
}

it('Reset asks nothing and can be undone, by button and by key, until something else is changed.', async () => {
  const { user } = await visit()
  const defaults = String(DEFAULTS.demand)
  await typeDemand(user, '77')
  await user.click(button('Reset'))
  expect(demand()).toBe(defaults)
  await user.click(button('Undo'))
  expect(demand()).toBe('77')
  expect(findUndo()).toBeNull()
  await user.click(button('Reset'))
  await user.keyboard('z')
  expect(demand()).toBe('77')
  await user.click(button('Reset'))
  await typeDemand(user, '5')
  expect(findUndo()).toBeNull()
})

it('The offer to undo stands until it is taken, put away, or nobody has been at it for long.', async () => {
  const { user, pass } = await visit()
  await typeDemand(user, '77')
  await user.click(button('Reset'))
  await user.click(button('Dismiss'))
  expect(findUndo()).toBeNull()
  await typeDemand(user, '77')
  await user.click(button('Reset'))
  await user.unhover(button('Undo'))
  await pass(14_000)
  expect(findUndo()).not.toBeNull()
  await pass(2000)
  expect(findUndo()).toBeNull()
  expect(demand()).toBe(String(DEFAULTS.demand))
})
