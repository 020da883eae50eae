// @vitest-environment page
import { screen } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { visit } from '../../testing/test-page'
import { button, typeInto } from '../../testing/test-parts'

/** The address is written at once when it rests, and later when it has just changed. */
const ADDRESS_MS = 400

it('A plan of demand is typed or drawn; what is none is named by its part.', async () => {
  const { lab, user, until, pass } = await visit('?workload=sleep&serviceUs=1000&demand=2')
  const plan = screen.getByRole<HTMLInputElement>('textbox', { name: 'Plan' })
  await typeInto(user, plan, '1x1s,fourx1s{Enter}')
  expect(screen.getByText(/Plan must be parts .* part 2, "fourx1s"/)).toBeDefined()
  await typeInto(user, plan, '1x500ms,1x500ms{Enter}')
  await user.click(button('Draw'))
  const handle = await until(() => screen.queryByRole('slider', { name: 'Part 2' }))
  handle.focus()
  await user.keyboard('{ArrowUp}')
  expect(plan.value).toBe('1x500ms,2x500ms')
  await pass(ADDRESS_MS)
  expect(location.search).toMatch(/plan=1x500ms,2x500ms/)
  await user.click(button('Run'))
  expect(lab.latest.settings).toMatchObject({ plan: '1x500ms,2x500ms', workload: 'sleep', demand: 2 })
})
