import { describe, expect, it } from 'vitest'
import type { Experiment, ExperimentOutcome } from '../../domain/experiments/experiment'
import { PRESETS } from '../../domain/experiments/presets'
import { DEFAULTS } from '../../domain/settings/settings'
import { settlePromises } from '../../domain/testing/test-promises'
import { openSession } from '../test-lab'
import { createExperimentRunner } from './experiment-runner'

const step = (arm: string, demand: number) => ({
  arm,
  label: `${demand} callers`,
  settings: { demand, seconds: 1 },
  expectedSeconds: 2,
})

const EXPERIMENT: Experiment = {
  id: 'more',
  title: 'More work',
  expects: 'More callers wait longer.',
  steps: ({ cores }) => [step('few', 1), step('many', 16), step('few', cores ?? 1)],
  conclude: (measured) => ({
    verdict: 'holds',
    sentence: measured.map(({ arm, report }) => `${arm} ${report.settings.demand}`).join(', '),
    figures: [],
  }),
}

const open = () => {
  const page = openSession()
  let time = Date.UTC(2026, 0, 1)
  const advance = (ms: number) => {
    time += ms
  }
  const runner = createExperimentRunner(page.session, page.store, { cores: 8 }, () => time)
  const finish = async () => {
    page.lab.latest.finish()
    await settlePromises()
  }
  return { ...page, runner, advance, finish }
}

const started = async (page: ReturnType<typeof open>): Promise<Promise<ExperimentOutcome>[]> => {
  const ended = page.runner.start(EXPERIMENT)
  await settlePromises()
  // In an array, because a promise cannot be handed over without being awaited.
  return [ended]
}

describe('the runner of experiments', () => {
  it('makes one run after another, concludes, and gives the controls back their settings', async () => {
    const page = open()
    page.session.change({ workers: 9 })
    const [ended] = await started(page)
    for (const demand of [1, 16, 8]) {
      expect(page.lab.latest.settings).toEqual({ ...DEFAULTS, demand, seconds: 1 })
      await page.finish()
    }
    const outcome = await ended
    expect(outcome).toMatchObject({
      kind: 'found',
      at: '2026-01-01T00:00:00.000Z',
      finding: { sentence: 'few 1, many 16, few 8' },
    })
    expect(outcome?.runs).toHaveLength(3)
    expect(page.store.getState()).toMatchObject({
      experiment: null,
      outcomes: { more: outcome },
      activity: 'idle',
      settings: { ...DEFAULTS, workers: 9 },
    })
  })

  it('says which step of how many goes on, and how long the rest takes at the pace so far', async () => {
    const page = open()
    await started(page)
    expect(page.store.getState().experiment).toEqual({
      id: 'more',
      title: 'More work',
      step: 1,
      steps: 3,
      label: '1 callers',
      secondsLeft: 6,
    })
    page.advance(3000)
    await page.finish()
    expect(page.store.getState().experiment).toMatchObject({ step: 2, label: '16 callers', secondsLeft: 6 })
  })

  it('ends half-way when it is stopped, and leaves the page usable', async () => {
    const page = open()
    const [ended] = await started(page)
    await page.finish()
    await page.runner.stop()
    expect(await ended).toMatchObject({ kind: 'interrupted', reason: 'it was stopped', steps: 3 })
    expect(page.store.getState().outcomes.more?.runs).toHaveLength(1)
    expect(page.store.getState()).toMatchObject({ experiment: null, activity: 'idle', settings: DEFAULTS })
    page.session.start()
    await settlePromises()
    expect(page.lab.latest.settings).toEqual(DEFAULTS)
  })

  it('ends when somebody stops its run', async () => {
    const page = open()
    const [ended] = await started(page)
    await page.session.stop()
    expect(await ended).toMatchObject({ kind: 'interrupted', reason: 'its run was stopped' })
    expect(page.store.getState().experiment).toBeNull()
  })

  it('gives way to whoever changes a setting, and keeps that setting', async () => {
    const page = open()
    const [ended] = await started(page)
    page.session.change({ workers: 7 })
    expect(await ended).toMatchObject({ kind: 'interrupted', reason: 'a setting was changed' })
    expect(page.store.getState()).toMatchObject({ activity: 'idle', settings: { workers: 7 } })
  })

  it('gives way to a preset, which then runs', async () => {
    const page = open()
    const [ended] = await started(page)
    const [preset] = PRESETS
    if (!preset) throw new Error('no presets')
    page.session.startPreset(preset)
    expect(await ended).toMatchObject({ kind: 'interrupted' })
    await settlePromises()
    expect(page.lab.latest.settings).toMatchObject(preset.settings)
    expect(page.store.getState()).toMatchObject({ activity: 'running', experiment: null })
    expect(page.store.getState().settings).toMatchObject(preset.settings)
  })

  it('stops a run that goes on before its own first', async () => {
    const page = open()
    page.session.start()
    await settlePromises()
    await started(page)
    expect([page.lab.stops, page.lab.runs.length]).toEqual([1, 2])
    expect(page.lab.latest.settings.demand).toBe(1)
  })

  it('refuses a second experiment, by the name of the first', async () => {
    const page = open()
    const [ended] = await started(page)
    await expect(page.runner.start(EXPERIMENT)).rejects.toThrow('“More work” goes on: stop it first')
    await page.runner.stop()
    await ended
  })

  it('tells a run that cannot be made from an interruption', async () => {
    const page = open()
    const [ended] = await started(page)
    page.lab.latest.fail(new Error('lock needs isolation'))
    expect(await ended).toMatchObject({ kind: 'failed', reason: 'lock needs isolation' })
    expect(page.store.getState()).toMatchObject({ experiment: null, activity: 'idle', settings: DEFAULTS })
  })

  it('without an experiment has nothing to stop', async () => {
    const page = open()
    await page.runner.stop()
    expect(page.lab.stops).toBe(0)
  })
})
