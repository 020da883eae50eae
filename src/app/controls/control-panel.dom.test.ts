// @vitest-environment page
import { screen, within } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { visit } from '../testing/test-page'
import { sliderValue, typeInto } from '../testing/test-parts'

const group = (name: string) => within(screen.getByRole('radiogroup', { name }))
const radio = (of: string, name: string) => group(of).getByRole<HTMLInputElement>('radio', { name })
const box = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('spinbutton', { name })
const auto = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Batch: auto' })
const alerts = () => screen.getAllByRole('alert').map(({ textContent }) => textContent)
/** The address is written at once when it rests, and later when it has just changed. */
const ADDRESS_MS = 400

it('The Pool section offers transport, window, batch, queue limit, overflow and time limit by role and name, and names what cannot be.', async () => {
  const { user, pass } = await visit('?batch=many&transport=pigeon&seed=1')
  await user.click(screen.getByText('Pool'))
  expect(screen.getByText('Pool').closest('details')?.open).toBe(true)
  expect(screen.getByText(/batch must be auto or from 1 to 4,096, not "many"/)).toBeDefined()
  expect(screen.getByText(/transport must be one of comlink, message, shared/)).toBeDefined()
  for (const name of ['Comlink', 'Message', 'Shared']) expect(radio('Transport', name)).toBeDefined()
  expect(radio('Transport', 'Comlink').checked).toBe(true)
  for (const name of ['Reject', 'Drop oldest', 'Wait']) expect(radio('Overflow', name)).toBeDefined()
  const batch = box('Batch')
  expect(batch.value).toBe('1')
  expect(auto().checked).toBe(false)
  for (const [name, most] of [
    ['In-flight window', '1024'],
    ['Batch', '4096'],
    ['Queue limit', '1000000'],
    ['Time limit', '600000'],
  ] as const) {
    expect(box(name).closest('details')).toBe(batch.closest('details'))
    expect(box(name).getAttribute('aria-valuemax')).toBe(most)
  }

  // The Auto switch takes the place of the number, and gives the last one back, by keyboard.
  await typeInto(user, batch, '16')
  await user.tab({ shift: true })
  expect(auto()).toBe(document.activeElement)
  await user.keyboard(' ')
  expect([auto().checked, batch.disabled, batch.value]).toEqual([true, true, ''])
  await pass(ADDRESS_MS)
  expect(location.search).toMatch(/batch=auto/)
  await user.keyboard(' ')
  expect([auto().checked, batch.disabled, batch.value]).toEqual([false, false, '16'])
  await pass(ADDRESS_MS)
  expect(location.search).toMatch(/batch=16/)

  // A batch that cannot be is named in its box too.
  await typeInto(user, batch, '5000{Enter}')
  expect(alerts().join()).toContain('Batch must be auto or from 1 to 4,096, not 5000')
})

it('The address keeps transport, batch, overflow and time limit; the Auto switch that was on from the start gives 1.', async () => {
  const { user, pass } = await visit('?transport=shared&batch=auto&overflow=wait&timeoutMs=500')
  expect(radio('Transport', 'Shared').checked).toBe(true)
  expect(auto().checked).toBe(true)
  expect(radio('Overflow', 'Wait').checked).toBe(true)
  expect(box('Time limit').value).toBe('500')
  await typeInto(user, box('Workers value'), '5{Enter}')
  await pass(ADDRESS_MS)
  expect(sliderValue('Workers')).toBe('5')
  expect(Object.fromEntries(new URLSearchParams(location.search))).toMatchObject({
    workers: '5',
    transport: 'shared',
    batch: 'auto',
    overflow: 'wait',
    timeoutMs: '500',
  })
  await user.click(auto())
  expect(box('Batch').value).toBe('1')
})

it('A decimal comma is one, and a number that may have one or not is asked about.', async () => {
  const { lab, user } = await visit()
  const service = box(/Service time/)
  await typeInto(user, service, '0,5{Enter}')
  expect(service.value).toBe('0.5')
  await typeInto(user, service, '1,000{Enter}')
  expect(alerts().join()).toContain('1000 or 1.000')
  await user.keyboard('{Escape}')
  expect(service.value).toBe('0.5')
  await user.click(screen.getByRole('heading', { level: 1 }))
  await user.keyboard('r')
  expect(lab.latest.settings.serviceUs).toBe(0.5)
})
