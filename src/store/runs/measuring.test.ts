import { describe, expect, it } from 'vitest'
import type { InstrumentCost } from '../../domain/experiments/instrument-cost'
import { DEFAULTS } from '../../domain/settings/settings'
import { settlePromises } from '../../domain/testing/test-promises'
import { micros } from '../../domain/time'
import { openSession } from '../test-lab'

const COST: InstrumentCost = {
  settings: { workload: 'kernel', serviceUs: 100, workers: 4, transport: 'comlink', callerThread: 'own' },
  clockResolutionUs: micros(5),
  loads: [],
}

const latest = ({ lab }: Pick<ReturnType<typeof openSession>, 'lab'>) => {
  const measuring = lab.measurings.at(-1)
  if (!measuring) throw new Error('Nothing is being measured.')
  return measuring
}

describe('measuring the instrument', () => {
  it('shows its progress and what it found, with the settings of the page and what the caller changes', async () => {
    const page = openSession()
    page.session.change({ workers: 3 })
    const cost = page.session.measureInstrument({ serviceUs: 7 })
    expect(page.store.getState().instrument).toEqual({ kind: 'measuring', fraction: 0 })
    expect(latest(page).settings).toEqual({ ...DEFAULTS, workers: 3, serviceUs: 7 })
    latest(page).options.onProgress?.(0.5)
    expect(page.store.getState().instrument).toEqual({ kind: 'measuring', fraction: 0.5 })
    latest(page).finish(COST)
    expect(await cost).toBe(COST)
    expect(page.store.getState().instrument).toEqual({ kind: 'done', cost: COST })
    latest(page).options.onProgress?.(0.9)
    expect(page.store.getState().instrument.kind).toBe('done')
  })

  it('is refused while a run goes on, and for settings that are none', async () => {
    const { session, lab } = openSession()
    session.start()
    await settlePromises()
    await expect(session.measureInstrument()).rejects.toThrow('A run is going on already')
    await session.stop()
    await expect(session.measureInstrument({ workers: 0 })).rejects.toThrow('workers must be')
    for (const seconds of [0, -1, Number.NaN, 601])
      await expect(session.measureInstrument({}, { seconds })).rejects.toThrow(
        `seconds must be from 1 to 600, not ${seconds}`,
      )
    expect(lab.measurings).toEqual([])
  })

  it('stops an introduction, which nobody asked for', async () => {
    const { session, lab, store } = openSession()
    session.startIntroduction()
    const cost = session.measureInstrument()
    await settlePromises()
    expect(lab.stops).toBe(1)
    latest({ lab }).finish(COST)
    await cost
    expect(store.getState().activity).toBe('idle')
  })

  it('is done one at a time, and no script can run beside it', async () => {
    const page = openSession()
    const cost = page.session.measureInstrument()
    await expect(page.session.measureInstrument()).rejects.toThrow('is being measured already')
    await expect(page.session.run()).rejects.toThrow('The instrument is being measured')
    latest(page).finish(COST)
    await cost
    const report = page.session.run()
    page.lab.latest.finish()
    await expect(report).resolves.toBeDefined()
  })

  it('gives way to a person who presses Run', async () => {
    const page = openSession()
    const cost = page.session.measureInstrument()
    page.session.start()
    await expect(cost).rejects.toThrow('was stopped')
    await settlePromises()
    expect(page.store.getState()).toMatchObject({ activity: 'running', instrument: { kind: 'idle' } })
  })

  it('stopped again leaves what was known before, and rejects with the reason of the caller’s signal', async () => {
    const page = openSession()
    const first = page.session.measureInstrument()
    latest(page).finish(COST)
    await first
    const controller = new AbortController()
    const second = page.session.measureInstrument({}, { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(second).rejects.toThrow('enough')
    expect(page.store.getState().instrument).toEqual({ kind: 'done', cost: COST })
  })

  it('that fails says why', async () => {
    const page = openSession()
    const cost = page.session.measureInstrument()
    latest(page).fail(new Error('no threads left'))
    await expect(cost).rejects.toThrow('no threads left')
    expect(page.store.getState().instrument).toEqual({ kind: 'failed', message: 'no threads left' })
  })
})
