import { pathToFileURL } from 'node:url'
import { expect, freshTest, test } from '../support/lab-page'
import { layoutFaults } from '../support/layout/layout-faults'

const SHORT = { workers: 2, demand: 4, callsPerCaller: 25, rounds: 1 } as const
// The first two tests have a page of their own, whose window is not low.
test.use({ needsNoCharts: true })

/** Goes on until it is stopped, and leaves the cores to the page. */
const ENDLESS = { workers: 2, workload: 'sleep', serviceUs: 1000, seconds: 0 } as const

// Nothing of it may be in the browser's memory before.
freshTest(
  'Once the page has been idle, going offline costs nothing: late parts come, and a run runs',
  async ({ lab, page }) => {
    await lab.open()
    for (const part of ['help-dialog', 'spectrum-panel', 'report-lines', 'call.worker'])
      await page.waitForFunction(
        (name) => performance.getEntriesByType('resource').some((entry) => entry.name.includes(name)),
        part === 'call.worker' ? 'page-lab' : part,
      )
    await lab.runToEnd(SHORT)
    await page.context().setOffline(true)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.locator('[data-panel="spectrum"]').scrollIntoViewIfNeeded()
    await expect(page.getByRole('figure', { name: 'Percentile spectrum' })).toBeVisible()
    const report = await lab.runToEnd(SHORT)
    expect(report.counts.completed).toBe(100)
    await page.context().setOffline(false)
  },
)

freshTest(
  'Charts whose script is gone say so where they would stand, with nothing over it; a late part says so in its place, comes when it can be fetched again, and takes nothing along',
  async ({ lab, page, complaints }) => {
    await page.route(/live-chart|help-dialog|heat-panel/, (route) =>
      route.fulfill({ status: 404, body: 'gone' }),
    )
    await lab.open({ ...ENDLESS, demand: 1 })
    await expect(lab.figure('Queue length').getByRole('alert')).toContainText('is not there')
    expect(await layoutFaults(page)).toEqual([])
    await lab.run.click()
    await lab.until(({ phase }) => phase.kind === 'running')
    await page.getByRole('button', { name: 'Shortcuts and terms' }).click()
    const fault = page.getByRole('alert').filter({ hasText: 'The list of shortcuts and terms is not there' })
    await expect(fault).toContainText('Reload the page')
    await page.locator('[data-panel="heat"]').scrollIntoViewIfNeeded()
    await expect(page.locator('[data-panel="heat"]').getByRole('alert')).toContainText('is not there')
    await page.unrouteAll()
    await page.locator('.part-fault', { has: fault }).getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await lab.stop.click()
    await lab.until(({ phase }) => phase.kind === 'finished')
    complaints.length = 0
  },
)

test('A page whose text a translator has replaced goes on, and so does one whose address the browser refuses', async ({
  lab,
  page,
}) => {
  await using _limited = await page.addInitScript(() => {
    let left = 2
    const replaceState = history.replaceState.bind(history)
    history.replaceState = (...state) => {
      left -= 1
      if (left < 0) throw new DOMException('Attempt to use history.replaceState() too often')
      replaceState(...state)
    }
  })
  await lab.open({ ...ENDLESS, demand: 2 })
  await lab.run.click()
  await lab.until(({ phase }) => phase.kind === 'running')
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      const font = document.createElement('font')
      font.textContent = text.data
      text.replaceWith(font)
    }
  })
  await lab.demand.focus()
  await expect(lab.demand).toBeFocused()
  for (const key of ['End', 'Home', 'End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
  await expect(page.getByRole('spinbutton', { name: 'Demand value' })).toHaveValue('254')
  await lab.until(({ settings }) => settings.demand === 254)
  await lab.stop.click()
  await lab.until(({ phase }) => phase.kind === 'finished')
  await expect(lab.run).toBeVisible()
})

test('Where its script does not start, the page says why: served as text, from a file, in a sandbox', async ({
  page,
  baseURL,
}) => {
  const words = page.locator('#first-words')
  await page.route(/assets\/index-.*\.js/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'text/plain' } })
  })
  await page.goto('./')
  await expect(words).toContainText('text/plain')
  await page.unrouteAll()
  await page.goto(pathToFileURL(`${import.meta.dirname}/../../dist/index.html`).href)
  await expect(words).toContainText('opened as a file')
  const body = `<iframe sandbox="allow-scripts" src="${baseURL}" width="600" height="400"></iframe>`
  await page.route('**/framing', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('./framing')
  await expect(page.frameLocator('iframe').locator('#first-words')).toContainText('tab of its own')
})

test('The page runs no script but its own: none in the document, none from text, none from elsewhere', async ({
  lab,
  page,
  complaints,
}) => {
  await lab.open()
  const refused = await page.evaluate(async () => {
    const found: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      found.push(effectiveDirective)
    })
    const script = (patch: Partial<HTMLScriptElement>) =>
      document.head.append(Object.assign(document.createElement('script'), patch))
    script({ textContent: 'window.hasRun = true' })
    script({ src: 'data:text/javascript,window.hasRun=true' })
    setTimeout('window.hasRun = true')
    await fetch('data:,elsewhere').catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve))
    return { found, hasRun: 'hasRun' in window }
  })
  expect(refused.hasRun).toBe(false)
  expect(refused.found.toSorted()).toEqual([
    'connect-src',
    'script-src',
    'script-src-elem',
    'script-src-elem',
  ])
  expect(complaints.splice(0).length).toBeGreaterThan(0)
})
