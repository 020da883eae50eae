import { describe, expect, it } from 'vitest'
import { PRESETS } from '../domain/experiments/presets'
import { DEFAULTS } from '../domain/settings/settings'
import type { Snapshot } from '../domain/snapshot'
import { settlePromises } from '../domain/testing/test-promises'
import { requireSettings } from '../settings/validate'
import { openSession } from './test-lab'

const SNAPSHOT = { run: 1 } as Snapshot

describe('the page’s session', () => {
  it('runs what the controls show, publishes its snapshots, and keeps its report', async () => {
    const { lab, store, session } = openSession()
    session.change({ workers: 9 })
    session.start()
    await settlePromises()
    expect(lab.latest.settings).toEqual({ ...DEFAULTS, workers: 9 })
    expect(store.getState()).toMatchObject({ activity: 'running', report: null, snapshot: null })
    lab.latest.publish(SNAPSHOT)
    expect(store.getState().snapshot).toBe(SNAPSHOT)
    lab.latest.finish()
    await settlePromises()
    expect(store.getState()).toMatchObject({
      activity: 'idle',
      report: { endedBy: 'rounds' },
      snapshot: SNAPSHOT,
    })
  })

  it('has a run failed whose thread ended without a word, for whoever waits for its end', async () => {
    const { lab, store, session } = openSession()
    const going = { run: 1, phase: { kind: 'running' } } as Snapshot
    session.start()
    await settlePromises()
    lab.latest.publish(going)
    lab.latest.fail(new Error('The lab’s thread stood still and was ended: start the run again.'))
    await settlePromises()
    expect(store.getState()).toMatchObject({
      activity: 'idle',
      snapshot: { run: 1, phase: { kind: 'failed', message: expect.stringContaining('stood still') } },
    })
  })

  it('stops the run that goes on before it starts another', async () => {
    const { lab, session } = openSession()
    session.start()
    await settlePromises()
    session.start()
    await settlePromises()
    expect([lab.stops, lab.runs.length]).toEqual([1, 2])
  })

  it('starts one run, however fast it is asked twice', async () => {
    const { lab, session } = openSession()
    session.start()
    session.start()
    await settlePromises()
    expect(lab.runs).toHaveLength(1)
  })

  it('says that it is stopping until the run has ended', async () => {
    const { lab, store, session } = openSession()
    lab.endsWhenStopped = false
    session.start()
    await settlePromises()
    const stopped = session.stop()
    expect(store.getState().activity).toBe('stopping')
    lab.latest.finish()
    await stopped
    expect(store.getState().activity).toBe('idle')
  })

  it('runs for a script that did not wait for its stop, once that has ended, and one run only', async () => {
    const { lab, session } = openSession()
    lab.endsWhenStopped = false
    session.run({ workers: 2 }).catch(() => undefined)
    await settlePromises()
    session.stop()
    const next = session.run({ workers: 3 })
    const another = session.run({ workers: 4 })
    another.catch(() => undefined)
    await settlePromises()
    expect(lab.runs).toHaveLength(1)
    lab.latest.finish()
    await settlePromises()
    expect(lab.runs.map(({ settings }) => settings.workers)).toEqual([2, 3])
    await expect(another).rejects.toThrow('A run is going on already')
    lab.latest.finish()
    expect((await next).settings.workers).toBe(3)
  })

  it('without a run has nothing to stop', async () => {
    const { lab, session } = openSession()
    await session.stop()
    expect(lab.stops).toBe(0)
  })

  it('starts a preset with all it says, and the rest at defaults', async () => {
    const { lab, store, session } = openSession()
    session.change({ queueLimit: 5 })
    for (const preset of PRESETS) {
      session.startPreset(preset)
      await settlePromises()
      expect(lab.latest.settings).toEqual(requireSettings(preset.settings))
      expect(store.getState().settings).toEqual(lab.latest.settings)
    }
  })

  it('sends a change to the run that goes on, save what only a next run can follow', async () => {
    const { lab, store, session } = openSession()
    session.start()
    await settlePromises()
    session.change({ workers: 9, callerThread: 'page' })
    expect(lab.updates).toEqual([{ ...DEFAULTS, workers: 9 }])
    expect(store.getState().settings).toMatchObject({ workers: 9, callerThread: 'page' })
    lab.latest.finish()
    await settlePromises()
    session.start()
    await settlePromises()
    expect(lab.latest.settings).toMatchObject({ workers: 9, callerThread: 'page' })
  })

  it('sends no change while nothing runs', () => {
    const { lab, store, session } = openSession()
    session.change({ workers: 9 })
    session.reset()
    expect([lab.updates, store.getState().settings]).toEqual([[], DEFAULTS])
  })

  it('tells what went wrong in a run or a change, and is ready for the next', async () => {
    const { lab, store, session, texts } = openSession()
    session.start()
    await settlePromises()
    lab.onUpdate = () => Promise.reject(new Error('the thread is gone'))
    session.change({ workers: 9 })
    await settlePromises()
    lab.latest.fail(new Error('no worker could be started'))
    await settlePromises()
    expect(texts()).toEqual(
      expect.arrayContaining(['error: the thread is gone', 'error: no worker could be started']),
    )
    expect(store.getState().activity).toBe('idle')
    session.start()
    await settlePromises()
    expect(lab.runs).toHaveLength(2)
  })

  it('shows a notice once, the latest last, until it is dismissed', () => {
    const { store, session, texts } = openSession()
    session.notify('info', 'first')
    session.notify('warning', 'second')
    session.notify('info', 'first')
    expect(texts()).toEqual(['warning: second', 'info: first'])
    const [notice] = store.getState().notices
    session.dismiss(notice?.id ?? -1)
    expect(texts()).toEqual(['info: first'])
  })
})
