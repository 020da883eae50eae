// @vitest-environment page
import { screen, within } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { visit } from '../../testing/test-page'
import { button, panelOrder, panelTitle, runStatus, shownTheme } from '../../testing/test-parts'
import { recordedRun } from '../../testing/test-recorded'
import { snapshotOf } from '../../testing/test-snapshot'

const focusedPanel = () => document.activeElement?.closest<HTMLElement>('[data-panel]')?.dataset.panel
/** Until the picture is drawn anew, ms. */
const REDRAW_MS = 1000

it('Keys run and stop, pause the picture, go to panels, fill the page, collapse and change the theme.', async () => {
  const { report, snapshots } = await recordedRun()
  const { lab, user, after, pass } = await visit()
  lab.reportOf = () => report
  await user.keyboard('r')
  await after(() => lab.latest.publish(snapshotOf()))
  await pass(REDRAW_MS)
  expect(document.title).toBe('Running · Poolscope')
  await user.keyboard('p')
  expect(document.title).toBe('Charts frozen · Poolscope')
  await user.keyboard('P')
  expect(document.title).toBe('Running · Poolscope')

  await user.keyboard('3')
  expect(focusedPanel()).toBe('slowdown')
  await user.keyboard('f')
  expect(panelOrder()).toEqual(['slowdown'])
  await user.keyboard('f')
  expect(panelOrder().length).toBeGreaterThan(4)
  await user.keyboard('c')
  expect(panelTitle('slowdown').getAttribute('aria-expanded')).toBe('false')

  await user.keyboard('t')
  expect(shownTheme()).toBe('light')
  await user.keyboard('t')
  expect(shownTheme()).toBe('dark')

  const last = snapshots.at(-1)
  await after(() => last && lab.latest.publish(last))
  await user.keyboard('r')
  await pass(REDRAW_MS)
  expect(lab.stops).toBe(1)
  expect(runStatus()).toContain('Finished')
  await user.keyboard('r')
  await after(() => lab.latest.publish(snapshotOf()))
  await pass(REDRAW_MS)
  expect(lab.runs).toHaveLength(2)
  expect(runStatus()).toContain('Running')
})

it('A key that is held starts one run.', async () => {
  const { lab, user } = await visit()
  await user.keyboard('{r>12/}')
  expect(lab.runs).toHaveLength(1)
  expect(lab.stops).toBe(0)
})

it('A key lists the keys and the terms; keys are for the field that is typed in, and can be switched off.', async () => {
  const { lab, user, after, until, pass } = await visit()
  await user.keyboard('r')
  await after(() => lab.latest.publish(snapshotOf()))
  await pass(REDRAW_MS)
  const help = button('Shortcuts and terms')
  const findDialog = () => screen.queryByRole('dialog', { name: 'Shortcuts and terms' })
  help.focus()
  await user.keyboard('?')
  const dialog = within(await until(findDialog))
  expect(dialog.getByRole('row', { name: /Run; while a run goes on/ })).toBeDefined()
  expect(
    dialog.getAllByRole('term').filter((term) => /^Slowdown ratio/.test(term.textContent ?? '')),
  ).toHaveLength(1)
  // Nothing happens behind a dialog.
  await user.keyboard('t')
  expect(shownTheme()).toBe('light')
  await user.keyboard('{Escape}')
  expect(findDialog()).toBeNull()
  expect(help).toBe(document.activeElement)
  await user.keyboard('tt')
  expect(shownTheme()).toBe('dark')

  screen.getByRole('spinbutton', { name: 'Workers value' }).focus()
  await user.keyboard('tr')
  expect(shownTheme()).toBe('dark')
  expect([lab.runs.length, lab.stops]).toEqual([1, 0])
  await user.keyboard('{Escape}')

  await user.click(help)
  const again = within(await until(findDialog))
  await user.click(again.getByRole('checkbox', { name: 'Single keys act on the page' }))
  await user.click(again.getByRole('button', { name: 'Close' }))
  await user.keyboard('t')
  expect(shownTheme()).toBe('dark')
})
