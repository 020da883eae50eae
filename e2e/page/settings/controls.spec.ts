import { expect, test, unaccountedIn } from '../../support/lab-page'

// A sleep needs no core: with enough callers every worker answers, however few cores the machine has.
const MANY_SLEEPERS = { workload: 'sleep', serviceUs: 2000, workers: 2, demand: 32, mode: 'closed' } as const

test('The Workers slider changes the pool that is running, by keyboard and by mouse', async ({ lab }) => {
  await lab.open(MANY_SLEEPERS)
  await lab.run.click()
  await lab.until(({ workers }) => workers.answering === 2 && workers.ready === 2)

  await lab.workers.focus()
  for (let press = 0; press < 3; press += 1) await lab.page.keyboard.press('ArrowRight')
  await lab.until(({ workers }) => workers.answering === 5 && workers.ready === 5)

  await lab.page.keyboard.press('Home')
  const { marks } = await lab.until(({ workers }) => workers.answering === 1 && workers.ready === 1)
  expect(marks.map(({ label }) => label).join()).toContain('Workers')

  const box = await lab.workers.boundingBox()
  if (!box) throw new Error('The Workers slider has no box on the page.')
  const middle = box.y + box.height / 2
  await lab.page.mouse.move(box.x + box.width * 0.1, middle)
  await lab.page.mouse.down()
  await lab.page.mouse.move(box.x + box.width * 0.4, middle, { steps: 5 })
  await lab.page.mouse.up()

  const asked = Number(await lab.workers.inputValue())
  expect(asked).toBeGreaterThan(2)
  await lab.until(({ workers }, wanted) => workers.answering === wanted && workers.ready === wanted, asked)

  await lab.stop.click()
  const last = await lab.until(({ phase }) => phase.kind === 'finished')
  expect(unaccountedIn(last)).toBe(0)
})

test('The Demand slider changes the callers of a run that goes on, without a restart', async ({ lab }) => {
  await lab.open({ ...MANY_SLEEPERS, demand: 3 })
  await lab.run.click()
  const before = await lab.until(({ counts }) => counts.inFlight + counts.queued === 3)

  await lab.demand.focus()
  for (let press = 0; press < 4; press += 1) await lab.page.keyboard.press('ArrowRight')
  const after = await lab.until(({ counts }) => counts.inFlight + counts.queued === 7)
  expect(after.run).toBe(before.run)
  expect(after.counts.completed).toBeGreaterThanOrEqual(before.counts.completed)
})

test('A number box takes a value, and names what is wrong with one it cannot take', async ({ lab }) => {
  await lab.open()
  const box = lab.page.getByRole('spinbutton', { name: 'Workers value' })
  await box.fill('12')
  await box.press('Enter')
  await expect(lab.workers).toHaveValue('12')

  await box.fill('300')
  await box.press('Enter')
  await expect(lab.page.getByRole('alert')).toContainText(/workers.*1.*256/i)
  await expect(lab.workers).toHaveValue('12')
})

test('The demand mode changes while a run goes on', async ({ lab }) => {
  await lab.open({ workers: 2, demand: 2, serviceUs: 100 })
  await lab.run.click()
  await lab.until(({ counts }) => counts.completed > 0)
  const modes = lab.page.getByRole('radiogroup', { name: 'Demand mode' })
  await modes.getByRole('radio', { name: /open/i }).check()
  const open = await lab.until(
    ({ settings, live }) => settings.mode === 'open' && live.generatorLag.kind !== 'none',
  )
  expect(open.run).toBe(1)
  expect(unaccountedIn(open)).toBe(0)
})
