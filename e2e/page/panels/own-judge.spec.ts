import type { Locator } from '@playwright/test'
import { startAskedServer } from '../../support/asked-server'
import { frameAttack } from '../../support/attacks'
import { expect, test } from '../../support/lab-page'
import { axeFindings } from '../../support/layout/axe'
import { measure, openOwnPanel, panel, paste } from '../../support/own-panel'

// The page around it is looked at, too.
test.use({ fetchesAhead: true })

/**
 * Holds its thread for 60 ms by the clock, whatever the machine. On the page it first tries to get out of its frame, and
 * throws what it reached.
 */
const heavy = (address: string) => `${frameAttack(address)}
export default () => {
  if (reached.length > 0) throw new Error('reached ' + reached.join())
  const end = performance.now() + 60
  let sum = 0
  while (performance.now() < end) sum += 1
  return sum > 0
}
`

/** How many of each unit make a ms. */
const MS: Readonly<Record<string, number>> = { µs: 1e-3, ms: 1, s: 1000 }

/** Figures of one way, as the verdict's table has them. */
const wayIn = async (verdict: Locator, name: RegExp) => {
  const heading = verdict.page().getByRole('rowheader', { name })
  const row = verdict.getByRole('row').filter({ has: heading }).first()
  const [frames = '', longest = '', blocked = '', , call = ''] = await row.getByRole('cell').allTextContents()
  const ms = (text: string) => {
    const [, figure, unit = ''] = /^([\d.,]+) (µs|ms|s)/.exec(text) ?? []
    return Number(figure?.replace(',', '')) * (MS[unit] ?? Number.NaN)
  }
  return {
    framesLost: Number.parseInt(frames, 10),
    longestBlockMs: ms(longest),
    blockedMsPerSecond: ms(blocked),
    callMs: ms(call),
  }
}

test('What holds the page for 60 ms a call costs frames directly and in slices, hardly any through a pool, and reaches nothing from its frame.', async ({
  lab,
  page,
  complaints,
}) => {
  const server = await startAskedServer()
  await lab.open()
  await openOwnPanel(page)
  await paste(page, heavy(server.address))
  await panel(page).getByRole('textbox', { name: 'Calls a second' }).fill('10')
  await measure(page).click()
  const verdict = panel(page).getByRole('region', { name: 'Verdict' })
  await expect(verdict).toContainText(/^(Offload|Cannot be told)/, { timeout: 90_000 })
  // A row more would say what is wrong with one of them.
  await expect(verdict.locator('.own-trouble')).toHaveCount(0)
  const pool = await wayIn(verdict, /^\d+ workers?$/)
  for (const name of [/^On the page$/, /^On the page, in slices$/]) {
    const onPage = await wayIn(verdict, name)
    expect(onPage.longestBlockMs, name.source).toBeGreaterThan(59)
    expect(onPage.framesLost, name.source).toBeGreaterThan(pool.framesLost)
    expect(onPage.blockedMsPerSecond, name.source).toBeGreaterThan(5 * pool.blockedMsPerSecond)
  }
  expect(pool.callMs).toBeGreaterThanOrEqual(60)
  expect(await axeFindings(page)).toEqual([])
  expect(server.asked).toEqual([])
  server.close()
  // The browser may say of a way out that it is closed.
  complaints.length = 0
})
