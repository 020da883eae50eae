import { describe, expect, it } from 'vitest'
import type { Judge, Judgement } from '../domain/own/own'
import { DEFAULTS } from '../domain/settings/settings'
import type { Snapshot } from '../domain/snapshot'
import { settlePromises } from '../domain/testing/test-promises'
import { SettingsError } from '../settings/error'
import { createAutomation } from './automation'
import { storageOf } from './kept/test-storage'
import { createSweepRunner } from './runs/sweep-runner'
import { openSession } from './test-lab'

const VERDICT: Judgement = { verdict: 'keep', workers: 0, sentence: 'Keep it.', ways: [], reasons: [] }

const judgeAtOnce: Judge = async () => VERDICT

/** A judge that comes to no verdict. */
const judgeForEver: Judge = (_request, { signal } = {}) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })

const open = (judge = judgeAtOnce) => {
  const { lab, store, session, texts } = openSession()
  const storage = storageOf()
  const sweeps = createSweepRunner(
    session,
    store,
    () => storage,
    () => 0,
  )
  return {
    lab,
    store,
    session,
    texts,
    automation: createAutomation(session, store, sweeps, { version: '1.2.3', judge }),
  }
}

describe('a script’s run', () => {
  it('resolves with the report, and takes defaults for what it does not name', async () => {
    const { lab, store, automation } = open()
    store.setState({ settings: { ...DEFAULTS, demand: 77 } })
    const report = automation.run({ workers: 2 })
    await settlePromises()
    expect(lab.latest.settings).toEqual({ ...DEFAULTS, workers: 2 })
    expect(store.getState().settings).toEqual(lab.latest.settings)
    lab.latest.finish()
    await expect(report).resolves.toMatchObject({ endedBy: 'rounds' })
  })

  it.each([
    [{ workers: 0 }, 'workers must be from 1 to 256, not 0'],
    [{ batch: 'big' } as object, 'batch must be auto or from 1 to 4,096, not "big"'],
    [{ demand: Number.NaN }, 'demand must be from 1 to 256, not NaN'],
    [{ speed: 1 } as object, 'speed is not a setting'],
  ])('rejects %o by the setting’s name, and starts nothing', async (patch, message) => {
    const { lab, automation } = open()
    await expect(automation.run(patch)).rejects.toThrow(SettingsError)
    await expect(automation.run(patch)).rejects.toThrow(message)
    expect(lab.runs).toHaveLength(0)
  })

  it('rejects while another goes on, which it leaves alone', async () => {
    const { lab, automation } = open()
    const first = automation.run()
    await expect(automation.run()).rejects.toThrow('A run is going on already')
    expect([lab.runs.length, lab.stops]).toEqual([1, 0])
    lab.latest.finish()
    await expect(first).resolves.toMatchObject({ endedBy: 'rounds' })
  })

  it('takes the place of the introduction', async () => {
    const { lab, store, session, automation } = open()
    session.startIntroduction()
    expect(store.getState().activity).toBe('introduction')
    const report = automation.run({ workers: 2 })
    await settlePromises()
    expect([lab.stops, lab.runs.length, store.getState().activity]).toEqual([1, 2, 'running'])
    lab.latest.finish()
    await expect(report).resolves.toMatchObject({ settings: { workers: 2 } })
  })

  it('is the only one of two that were to take the introduction’s place', async () => {
    const { lab, session, automation } = open()
    session.startIntroduction()
    const [first, second] = [automation.run({ workers: 2 }), automation.run({ workers: 3 })]
    await expect(second).rejects.toThrow('A run is going on already')
    lab.latest.finish()
    await expect(first).resolves.toMatchObject({ settings: { workers: 2 } })
  })

  it('rejects with what went wrong', async () => {
    const { lab, automation, texts } = open()
    const report = automation.run()
    await settlePromises()
    lab.latest.fail(new Error('no worker could be started'))
    await expect(report).rejects.toThrow('no worker could be started')
    expect(texts()).toEqual([])
  })
})

describe('a script’s signal', () => {
  it('that has been given already keeps the run from starting', async () => {
    const { lab, automation } = open()
    const reason = new Error('not needed any more')
    await expect(automation.run({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(lab.runs).toHaveLength(0)
  })

  it('stops the run, which rejects with its reason', async () => {
    const { lab, automation } = open()
    const control = new AbortController()
    const reason = new Error('took too long')
    const report = automation.run({}, { signal: control.signal })
    await settlePromises()
    control.abort(reason)
    await expect(report).rejects.toBe(reason)
    expect(lab.stops).toBe(1)
  })

  it('given while the introduction is being stopped keeps the run from starting', async () => {
    const { lab, session, automation } = open()
    const control = new AbortController()
    lab.endsWhenStopped = false
    session.startIntroduction()
    const report = automation.run({}, { signal: control.signal })
    control.abort(new Error('not needed any more'))
    lab.latest.finish()
    const outcome = report.catch((error: Error) => error.message)
    await settlePromises()
    expect(lab.runs).toHaveLength(1)
    expect(await outcome).toBe('not needed any more')
  })

  it('given after the run has ended does nothing', async () => {
    const { lab, automation } = open()
    const control = new AbortController()
    const report = automation.run({}, { signal: control.signal })
    await settlePromises()
    lab.latest.finish()
    await report
    control.abort()
    await settlePromises()
    expect(lab.stops).toBe(0)
  })
})

describe('a script’s update', () => {
  it('changes the run that goes on', async () => {
    const { lab, store, automation } = open()
    void automation.run({ workers: 2 })
    await settlePromises()
    await automation.update({ demand: 9 })
    expect(lab.updates).toEqual([{ ...DEFAULTS, workers: 2, demand: 9 }])
    expect(store.getState().settings).toEqual(lab.updates[0])
  })

  it('may give a word in place of a number, and take it back', async () => {
    const { lab, store, automation } = open()
    void automation.run({ batch: 'auto', transport: 'message' })
    await settlePromises()
    expect(lab.latest.settings).toEqual({ ...DEFAULTS, batch: 'auto', transport: 'message' })
    await automation.update({ batch: 16 })
    expect(lab.updates.at(-1)?.batch).toBe(16)
    await automation.update({ batch: 'auto', timeoutMs: 500 })
    expect(lab.updates.at(-1)).toMatchObject({ batch: 'auto', timeoutMs: 500 })
    expect(store.getState().settings).toEqual(lab.updates.at(-1))
  })

  it('rejects without a run, with an invalid setting, and with one that only a next run can follow', async () => {
    const { lab, automation } = open()
    await expect(automation.update({ workers: 2 })).rejects.toThrow('No run is going on')
    void automation.run()
    await settlePromises()
    await expect(automation.update({ workers: 999 })).rejects.toMatchObject({ setting: 'workers' })
    await expect(automation.update({ callerThread: 'page' })).rejects.toMatchObject({
      setting: 'callerThread',
      message: 'callerThread cannot change during a run: stop it first',
    })
    await expect(automation.update({ batch: 0 })).rejects.toThrow(
      'batch must be auto or from 1 to 4,096, not 0',
    )
    await expect(automation.update({ transport: 'shared' })).rejects.toThrow(
      'transport cannot change during a run',
    )
    expect(lab.updates).toEqual([])
  })
})

describe('the handle for scripts', () => {
  it('has version, defaults and the latest snapshot, and stops the run', async () => {
    const { lab, automation } = open()
    expect([automation.version, automation.defaults, automation.snapshot()]).toEqual([
      '1.2.3',
      DEFAULTS,
      null,
    ])
    const report = automation.run()
    await settlePromises()
    const snapshot = { run: 1 } as Snapshot
    lab.latest.publish(snapshot)
    expect(automation.snapshot()).toBe(snapshot)
    await automation.stop()
    await expect(report).resolves.toMatchObject({ endedBy: 'stopped' })
  })
})

describe('a script’s judgement of a function', () => {
  const request = { code: 'export default () => 1' }

  it('is that of the judge, when nothing else goes on', async () =>
    expect(await open().automation.judge(request)).toBe(VERDICT))

  it('is refused while a run goes on, which then goes on', async () => {
    const { store, automation } = open()
    store.setState({ activity: 'running' })
    await expect(automation.judge(request)).rejects.toThrow('A run is going on already')
    expect(store.getState().activity).toBe('running')
  })

  it('ends when a run begins, and says so', async () => {
    const { store, automation } = open(judgeForEver)
    const judged = automation.judge(request)
    await settlePromises()
    store.setState({ activity: 'running' })
    await expect(judged).rejects.toThrow('A run began while the function was measured')
  })

  it('ends with stop, and with the signal of its caller', async () => {
    const { automation } = open(judgeForEver)
    const stopped = automation.judge(request)
    await settlePromises()
    await automation.stop()
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })

    const called = new AbortController()
    const abandoned = automation.judge(request, { signal: called.signal })
    await settlePromises()
    called.abort(new Error('enough'))
    await expect(abandoned).rejects.toThrow('enough')
  })
})
