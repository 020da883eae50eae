import type { Page } from '@playwright/test'
import { expect, TRANSPORTS, test } from '../../support/pool-pages'

test.use({ staysLoaded: false })

const open = async (page: Page) => {
  await page.goto('/pool/example/')
  return {
    below: page.getByRole('combobox', { name: 'Primes below' }),
    transport: page.getByRole('combobox', { name: 'Transport' }),
    workers: page.getByRole('spinbutton', { name: 'Workers' }),
    count: page.getByRole('button', { name: 'Count' }),
    abort: page.getByRole('button', { name: 'Abort' }),
    progress: page.getByRole('progressbar', { name: 'Pieces counted' }),
    status: page.getByRole('status'),
    main: page.getByRole('main'),
  }
}

test('The example counts the primes below a million on each transport', async ({ page, uncaught }) => {
  const example = await open(page)
  for (const transport of TRANSPORTS)
    await test.step(transport, async () => {
      await example.transport.selectOption(transport)
      await expect(example.main).toContainText('completed0')
      await example.count.click()
      await expect(example.status).toHaveText(/^78,498 primes, counted in \d/)
      await expect(example.progress).toHaveJSProperty('position', 1)
      await expect(example.main).toContainText('completed500')
      await expect(example.count).toBeEnabled()
    })
  expect(uncaught).toEqual([])
})

test('The example follows the number of workers while it counts, and stops when it is told to', async ({
  page,
  uncaught,
}) => {
  const example = await open(page)
  await expect(example.main).toContainText('workers ready4 of 4')
  await example.below.selectOption('a hundred million')
  await example.count.click()
  await example.workers.fill('2')
  await expect(example.main).toContainText('workers ready2 of 2')
  await example.workers.fill('5')
  await expect(example.main).toContainText('workers ready5 of 5')
  await example.abort.click()
  await expect(example.status).toHaveText('Aborted.')
  await expect(example.main).toContainText(/queued0in flight0/)
  await expect(example.abort).toBeDisabled()
  await example.workers.fill('0')
  await expect(example.status).toHaveText('workers must be a whole number from 1 to 4096, not 0.')
  expect(uncaught).toEqual([])
})
