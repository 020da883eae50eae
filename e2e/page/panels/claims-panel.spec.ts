import { expect, type LabPage, test } from '../../support/lab-page'

test.use({ visits: true, needsNoCharts: true })

// All six claims from end to end take minutes: `npm run bench -- claims` does that. What a claim says, expects, comes to
// and saves, and whatever takes a test over: `src/app/panels/claims/claims-panel.dom.test.ts`.

const comparison = ({ page }: LabPage) => page.getByRole('article', { name: /^Callers that await/ })

test('A comparison ends the run that goes on and begins its own; stopped, it cannot be told, and the page is usable', async ({
  lab,
}) => {
  await lab.open()
  await lab.page.getByRole('button', { name: 'The thread of 2016', exact: true }).click()
  await lab.startRun({ workers: 4, demand: 2, workload: 'sleep', serviceUs: 1000 })
  const { run: going } = (await lab.snapshot()) ?? { run: 0 }
  const both = comparison(lab)
  await both.getByRole('button', { name: 'Compare both' }).click()
  await lab.until(
    ({ phase, run, settings }, ended) =>
      phase.kind === 'running' && run === ended + 1 && settings.workers === 2,
    going,
  )
  await expect(both.getByRole('progressbar')).toBeVisible()
  await both.getByRole('button', { name: 'Stop' }).click()
  await expect(both.locator('.outcome')).toContainText(
    /cannot be told.*Interrupted: it was stopped; \d+ of 12 runs/,
  )
  await expect(lab.workers).toHaveValue('4')
  await expect(lab.run).toHaveAttribute('aria-disabled', 'false')
})
