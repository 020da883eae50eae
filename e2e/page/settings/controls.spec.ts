import { expect, test, unaccountedIn } from '../../support/lab-page'

test.use({ visits: true, needsNoCharts: true })

// A sleep needs no core: with enough callers every worker answers, however few cores the machine has.
const SLEEPERS = { workload: 'sleep', serviceUs: 2000, workers: 2, demand: 3, mode: 'closed' } as const

test('Sliders, by keyboard and by mouse, boxes and the demand mode change a run that goes on, without a restart', async ({
  lab,
}) => {
  await lab.open(SLEEPERS)
  const boxOf = (name: string) => lab.page.getByRole('spinbutton', { name: `${name} value` })

  await test.step('A number box takes a value, and names what is wrong with one it cannot take', async () => {
    const box = boxOf('Workers')
    await box.fill('12')
    await box.press('Enter')
    await expect(lab.workers).toHaveValue('12')
    await box.fill('300')
    await box.press('Enter')
    await expect(lab.page.getByRole('alert')).toContainText(/workers.*1.*256/i)
    await expect(lab.workers).toHaveValue('12')
    await box.fill('2')
    await box.press('Enter')
  })

  await lab.run.click()
  const before = await lab.until(({ counts }) => counts.inFlight + counts.queued === 3)
  await test.step('The Demand slider changes the callers', async () => {
    await lab.demand.focus()
    for (let press = 0; press < 4; press += 1) await lab.page.keyboard.press('ArrowRight')
    const after = await lab.until(({ counts }) => counts.inFlight + counts.queued === 7)
    expect(after.counts.completed).toBeGreaterThanOrEqual(before.counts.completed)
    await boxOf('Demand').fill('32')
    await boxOf('Demand').press('Enter')
    await lab.until(({ counts }) => counts.inFlight + counts.queued === 32)
  })

  await test.step('The Workers slider changes the pool', async () => {
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
    const workersShown = async () => Number(await lab.workers.inputValue())
    await lab.page.mouse.move(box.x + box.width * 0.2, middle)
    await lab.page.mouse.down()
    const pressed = await workersShown()
    await lab.page.mouse.move(box.x + box.width * 0.4, middle, { steps: 5 })
    await lab.page.mouse.up()

    const asked = await workersShown()
    expect(pressed).toBeGreaterThan(1)
    expect(asked).toBeGreaterThan(pressed)
    await lab.until(({ workers }, wanted) => workers.answering === wanted && workers.ready === wanted, asked)
  })

  await test.step('The demand mode changes', async () => {
    const modes = lab.page.getByRole('radiogroup', { name: 'Demand mode' })
    await modes.getByRole('radio', { name: /open/i }).check()
    const open = await lab.until(
      ({ settings, live }) => settings.mode === 'open' && live.generatorLag.kind !== 'none',
    )
    expect(unaccountedIn(open)).toBe(0)
  })

  await lab.stop.click()
  const last = await lab.until(({ phase }) => phase.kind === 'finished')
  expect(last.run).toBe(before.run)
  expect(unaccountedIn(last)).toBe(0)
})
