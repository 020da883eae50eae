import type { Page } from '@playwright/test'
import { expect, test } from '../../support/lab-page'
import { type AxeOrder, axeFindings, RULES_OF_LOOKS } from '../../support/layout/axe'
import { openMenu, showTable } from '../../support/layout/panel-menu'
import { openReplay, type ReplayOrder, showReplay } from '../../support/replay-page'

test.use({ fetchesAhead: true })

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/** The replayed page with its panels, which come after the first paint. */
const openPanels = async (page: Page, order?: ReplayOrder) => {
  await openReplay(page, order)
  await expect(page.locator('[data-panel]').first()).toBeVisible()
}

/** What axe finds on a page that stands still. */
const complaintsOf = async (page: Page, order?: AxeOrder): Promise<readonly string[]> => {
  // What lies under a bar that stays in sight is scrolled out from under it: where it happens to stand now is no fault of
  // its size.
  await page.addStyleTag({ content: '.time-bar, .controls-first { position: static !important }' })
  return axeFindings(page, order)
}

/** The first state comes by a load, the others in the same page. */
const enter = async (page: Page, state: NonNullable<ReplayOrder['state']>): Promise<void> => {
  if (state === 'empty') return openPanels(page, { state })
  await showReplay(page, { state })
}

const STATES: readonly NonNullable<ReplayOrder['state']>[] = [
  'empty',
  'calibrating',
  'running',
  'finished',
  'failed',
]

/** Of the page as it is, at widths between and beyond those of the states. */
const expectNothingAtOtherWidths = async (page: Page) => {
  for (const [width, colorScheme] of [
    [320, 'light'],
    [820, 'dark'],
    [1024, 'light'],
    [2560, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await openMenu(page.locator('#dispatch'))
    // Colours are those of the states, whatever the width.
    const without = width === 820 ? [] : ['color-contrast']
    expect(await complaintsOf(page, { without }), `${width} px`).toEqual([])
  }
  await page.keyboard.press('Escape')
}

test('axe finds nothing before, during and after a run, or in one that failed: wide and light, narrow and dark; nor during one at 320, 820, 1024 and 2560 px, with the menu of a panel open', async ({
  lab: _lab,
  page,
}) => {
  test.slow()
  for (const state of STATES) {
    await page.setViewportSize(WIDE)
    await page.emulateMedia({ colorScheme: 'light' })
    await enter(page, state)
    expect(await complaintsOf(page), state).toEqual([])
    await page.setViewportSize(NARROW)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    // What controls are and what they are called is one thing in all colours and widths; one state is asked all again.
    const order = state === 'running' ? {} : { only: RULES_OF_LOOKS }
    expect(await complaintsOf(page, order), `${state}, narrow and dark`).toEqual([])
    if (state === 'running') await expectNothingAtOtherWidths(page)
  }
})

test('axe finds nothing in a dark page with tables for charts, notices and an offer to undo, nor in the narrow one', async ({
  lab: _lab,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openPanels(page)
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible()
  // One twin of each kind: those of the other charts are made as that of the queue is.
  const twins = ['Queue length', 'Latency heat map', 'Workers', 'Percentile spectrum'].map((name) =>
    page.getByRole('figure', { name, exact: true }),
  )
  const turnOver = async () => {
    for (const figure of twins) {
      await figure.scrollIntoViewIfNeeded()
      await showTable(figure)
    }
  }
  await turnOver()
  await expect(page.getByRole('table')).toHaveCount(twins.length)
  // Of its many rows the first ones and the last: all are made alike.
  expect(await complaintsOf(page, { beside: 'tbody tr:nth-child(n + 5):not(:last-child)' })).toEqual([])
  await turnOver()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(NARROW)
  await page.getByRole('button', { name: 'All settings' }).click()
  for (const name of ['Pool', 'Measurement']) await page.getByText(name, { exact: true }).click()
  expect(await complaintsOf(page)).toEqual([])
})

test('The first screen of 1440 × 900 shows sliders, sentence, tiles and the three charts whole; axe finds nothing in the dialog, the menu, a tip and a panel that fills the page', async ({
  lab,
  page,
}) => {
  await openPanels(page)
  for (const part of [
    lab.workers,
    lab.demand,
    lab.run,
    page.locator('[data-words]'),
    page.locator('.tiles'),
    lab.figure('Queue length'),
    lab.figure('Dispatch latency'),
    lab.figure('Slowdown ratio'),
  ])
    await expect(part).toBeInViewport({ ratio: 0.99 })

  await page.getByRole('button', { name: 'Shortcuts and terms' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await complaintsOf(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'View', exact: true }).click()
  await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible()
  expect(await complaintsOf(page)).toEqual([])
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.keyboard.press('Escape')

  await page.keyboard.press('2')
  await page.keyboard.press('f')
  await page.getByRole('button', { name: 'Dispatch latency', exact: true }).hover()
  await expect(page.getByRole('tooltip').first()).toBeVisible()
  expect(await complaintsOf(page)).toEqual([])
})

test('Everything that can be pressed can be reached by the Tab key, and shows where the focus is', async ({
  lab: _lab,
  page,
}) => {
  await openPanels(page, { state: 'finished' })
  await page.evaluate(() => {
    const isRinged = (element: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
    }
    document.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget === null) document.documentElement.setAttribute('data-round', '')
    })
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return
      // The ring of an invisible range input is drawn round its thumb, of a radio round its segment.
      const ringed = target.closest('.slider, .segment') ?? target
      const hasRing = [ringed, ...ringed.querySelectorAll('*')].some(isRinged)
      target.setAttribute('data-reached', hasRing ? 'ringed' : 'unmarked')
    })
  })
  // Panels that come into sight on the way bring buttons with them: round once, until the focus has left the page.
  const isRound = () => page.locator('html').evaluate((html) => html.hasAttribute('data-round'))
  for (let press = 1; press <= 400; press += 1) {
    await page.keyboard.press('Tab')
    if (press % 20 === 0 && (await isRound())) break
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll('button:not([disabled]), input:not([disabled]), select, summary, a[href]')]
      .filter((element) => element.checkVisibility())
      // Of radios the Tab key goes to the one that is chosen.
      .filter((element) => !element.matches('[type="radio"]:not(:checked)'))
      .filter((element) => element.getAttribute('data-reached') !== 'ringed')
      .map((element) => element.outerHTML.slice(0, 160)),
  )
  expect(missed).toEqual([])
})

test('Whoever asks for less motion sees none, and forced colours leave every control its outline', async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
  await openPanels(page)
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')]
        .map((element) => getComputedStyle(element))
        .filter(({ transitionDuration, animationName }) => {
          const lasts = transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0)
          return lasts || animationName !== 'none'
        }).length,
  )
  expect(moving).toBe(0)
  await expect(lab.figure('Queue length').locator('path.series-line').first()).toBeVisible()
})
