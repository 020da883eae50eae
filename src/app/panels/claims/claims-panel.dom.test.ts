// @vitest-environment page
import { screen, within } from '@testing-library/dom'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { ClaimsDocument } from '../../../claims/report/report-lines'
import { visit } from '../../testing/test-page'
import { button, region, sliderValue, slot, typeInto } from '../../testing/test-parts'
import { recordedRun } from '../../testing/test-recorded'
import { snapshotOf } from '../../testing/test-snapshot'

const claim = (number: number) => within(screen.getByRole('article', { name: `Claim ${number}` }))
const comparison = () => within(screen.getByRole('article', { name: /^Callers that await/ }))
const outcomeOf = ({ getByRole }: ReturnType<typeof within>) =>
  getByRole('button').closest('article')?.querySelector('.outcome')?.textContent ?? ''

/** The page with the panel opened, which comes folded, over runs that each end as one did. */
const openClaims = async () => {
  const { report } = await recordedRun()
  const page = await visit()
  page.lab.reportOf = (settings, endedBy) => ({ ...report, settings, endedBy })
  await page.user.click(button('The thread of 2016'))
  await page.until(() => slot('claims').querySelector('.claims'))
  return page
}

it('A claim says what it expects, and comes to a verdict with its figures.', async () => {
  const { lab, user, after } = await openClaims()
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const card = screen.getByRole('article', { name: `Claim ${number}` })
    expect(card.querySelector('.claim-expects')?.textContent).not.toBe('')
    expect(outcomeOf(claim(number))).toBe('')
  }
  await user.click(claim(5).getByRole('button', { name: 'Test claim 5' }))
  for (let run = 1; run <= 3; run += 1) {
    expect(lab.runs).toHaveLength(run)
    await after(() => lab.latest.finish())
  }
  expect(outcomeOf(claim(5))).toMatch(/holds here.*64 workers did useful work for .* %/)

  const saved: Blob[] = []
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) saved.push(blob)
    return 'blob:findings'
  })
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  onTestFinished(() => {
    create.mockRestore()
    click.mockRestore()
  })
  await user.click(button('Download findings'))
  const { schema, lines }: ClaimsDocument = JSON.parse((await saved[0]?.text()) ?? '{}')
  expect(schema).toBe('poolscope.claims/1')
  const [useful] = lines
  expect(useful).toMatchObject({ number: 5, runs: { length: 3 } })
  expect(useful?.verdict).toBe('holds')
  expect(useful?.figures.length).toBeGreaterThan(1)
  for (const { value, range } of useful?.figures ?? []) {
    expect(range?.low).toBeLessThanOrEqual(value)
    expect(range?.high).toBeGreaterThanOrEqual(value)
  }
})

it('A comparison or claim that is stopped, or taken over by a slider, cannot be told, and the page is usable.', async () => {
  const { lab, user, after } = await openClaims()
  const begun = async () => {
    await after(() => lab.latest.publish(snapshotOf({ settings: lab.latest.settings })))
  }
  // Started while a run goes on, an experiment ends that run first.
  await user.click(button('Run'))
  await begun()
  await user.click(comparison().getByRole('button', { name: 'Compare both' }))
  expect([lab.runs.length, lab.stops]).toEqual([2, 1])
  expect(lab.latest.settings.workers).toBe(2)
  await begun()
  await user.click(comparison().getByRole('button', { name: 'Stop' }))
  expect(outcomeOf(comparison())).toMatch(/cannot be told.*Interrupted: it was stopped; \d+ of 12 runs/)
  expect(sliderValue('Workers')).toBe('4')

  await user.click(claim(1).getByRole('button', { name: 'Test claim 1' }))
  await begun()
  expect(claim(1).getByRole('progressbar')).toBeDefined()
  expect(claim(6).getByRole('button').getAttribute('aria-disabled')).toBe('true')
  await user.click(within(region('Controls')).getByRole('button', { name: 'Stop' }))
  expect(outcomeOf(claim(1))).toMatch(/cannot be told.*Interrupted: (?!a setting).*\d of 12 runs/)
  expect(sliderValue('Workers')).toBe('4')

  await user.click(claim(6).getByRole('button', { name: 'Test claim 6' }))
  await begun()
  await typeInto(user, screen.getByRole('spinbutton', { name: 'Workers value' }), '9{Enter}')
  expect(outcomeOf(claim(6))).toMatch(/Interrupted: a setting was changed/)
  // The run goes on as somebody's own.
  await user.click(within(region('Controls')).getByRole('button', { name: 'Stop' }))
  expect(button('Run').getAttribute('aria-disabled')).toBe('false')
  expect(sliderValue('Workers')).toBe('9')
})
