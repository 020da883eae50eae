import { expect, test } from '@playwright/test'
import { printTable } from '../figures'
import { PRODUCT_PAGE } from '../playwright.config'

const CLAIMS = [1, 2, 3, 4, 5, 6] as const

test('Every claim, as a reader tests it: pressed one after another, each to its verdict', async ({
  page,
}) => {
  await page.goto(`${PRODUCT_PAGE}?seed=1`)
  await page.getByRole('button', { name: 'The thread of 2016', exact: true }).click()
  const cards = [
    ...CLAIMS.map((number) => page.getByRole('article', { name: `Claim ${number}` })),
    page.getByRole('article', { name: /^Callers that await/ }),
  ]
  const rows: string[][] = []
  for (const card of cards) {
    const title = (await card.getByRole('heading').textContent()) ?? ''
    const begun = Date.now()
    await card.getByRole('button', { name: /^(Test claim|Compare both)/ }).click()
    const sentence = card.locator('.outcome p')
    await sentence.waitFor({ timeout: 120_000 })
    const seconds = (Date.now() - begun) / 1000
    rows.push([title, `${seconds.toFixed(0)} s`, (await sentence.textContent()) ?? ''])
    expect.soft(seconds, title).toBeLessThan(60)
  }
  const verdicts = rows.slice(0, CLAIMS.length).map((row) => row[2] ?? '')
  for (const verdict of verdicts)
    expect(verdict).toMatch(/^. (holds here|does not hold here|cannot be told) ./)
  printTable(test.info().title, ['claim', 'took', 'found'], rows)
})
