import { describe, expect, it } from 'vitest'
import { GOES_ON } from '../domain/experiments/exclusivity'
import type { Experiment } from '../domain/experiments/experiment'
import type { Judge } from '../domain/own/own'
import { DEFAULTS } from '../domain/settings/settings'
import type { Snapshot } from '../domain/snapshot'
import { settlePromises } from '../domain/testing/test-promises'
import { SettingsError } from '../settings/error'
import { createAutomation } from './automation'
import { storageOf } from './kept/test-storage'
import { createExperimentRunner } from './runs/experiment-runner'
import { createSweepRunner } from './runs/sweep-runner'
import { openSession, VERDICT } from './test-lab'

/** A judge that comes to no verdict. */
const judgeForEver: Judge = (_request, { signal } = {}) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })

const open = (judge?: Judge) => {
  const { lab, store, session, texts } = openSession(judge)
  const storage = storageOf()
  const sweeps = createSweepRunner(
    session,
    store,
    () => storage,
    () => 0,
  )
  const experiments = createExperimentRunner(session, store, { cores: 4 }, () => 0)
  return {
    lab,
    store,
    session,
    texts,
    experiments,
    automation: createAutomation({ session, store, sweeps, experiments, version: '1.2.3' }),
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
    [{ workers: 257 }, 'workers must be from 1 to 256, not 257'],
    [{ workers: 2.5 }, 'workers must be'],
    [{ batch: 'big' } as object, 'batch must be auto or from 1 to 4,096, not "big"'],
    [{ batch: 0 }, 'batch must be auto or from 1 to 4,096, not 0'],
    [{ transport: 'pigeon' } as object, 'transport must be'],
    [{ demand: Number.NaN }, 'demand must be from 1 to 256, not NaN'],
    [{ demand: '8' } as object, 'demand must be'],
    [{ ratePerSecond: Number.POSITIVE_INFINITY }, 'ratePerSecond must be'],
    [{ mode: 'sideways' } as object, 'mode must be'],
    [{ speed: 1 } as object, 'speed is not a setting'],
    ['fast' as unknown as object, 'settings must be'],
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

  it('ends when somebody starts a run, and says so', async () => {
    const { lab, session, automation } = open(judgeForEver)
    const judged = automation.judge(request)
    await settlePromises()
    session.start()
    await expect(judged).rejects.toThrow('A run began while the function was measured')
    await settlePromises()
    expect(lab.runs).toHaveLength(1)
  })

  it('ends with the signal of its caller, and then stands in the way of none', async () => {
    const { store, automation } = open(judgeForEver)
    const called = new AbortController()
    const abandoned = automation.judge(request, { signal: called.signal })
    await settlePromises()
    called.abort(new Error('enough'))
    await expect(abandoned).rejects.toThrow('enough')
    expect(store.getState().isJudging).toBe(false)
  })

  it('that fails stands in the way of none', async () => {
    const { store, automation } = open(() => Promise.reject(new Error('broken')))
    await expect(automation.judge(request)).rejects.toThrow('broken')
    await expect(automation.judge(request)).rejects.toThrow('broken')
    expect(store.getState().isJudging).toBe(false)
  })

  it('takes the place of the introduction', async () => {
    const { lab, session, automation } = open()
    session.startIntroduction()
    expect(await automation.judge(request)).toBe(VERDICT)
    expect(lab.stops).toBe(1)
  })
})

describe('one thing at a time', () => {
  type Page = ReturnType<typeof open>
  const experiment: Experiment = {
    id: 'one',
    title: 'One step',
    expects: 'That it runs.',
    steps: () => [{ arm: 'a', label: 'a', settings: {}, expectedSeconds: 1 }],
    conclude: () => ({ verdict: null, sentence: 'It runs.', figures: [] }),
  }
  /** How each of the five begins, and why what comes meanwhile is refused. */
  const ACTS = {
    run: { begin: ({ automation }: Page) => automation.run(), goesOn: GOES_ON.run },
    sweep: {
      begin: ({ automation }: Page) => automation.sweep({ workers: [1, 2] }),
      goesOn: '“Sweep over workers” goes on',
    },
    judge: {
      begin: ({ automation }: Page) => automation.judge({ code: 'export default () => 1' }),
      goesOn: GOES_ON.judging,
    },
    experiment: {
      begin: ({ experiments }: Page) => experiments.start(experiment),
      goesOn: '“One step” goes on',
    },
    measureInstrument: {
      begin: ({ automation }: Page) => automation.measureInstrument(),
      goesOn: GOES_ON.measuring,
    },
  } as const
  type Act = keyof typeof ACTS
  const NAMES = Object.keys(ACTS) as Act[]
  const isFree = ({ store }: Page) => {
    const { activity, instrument, isJudging, experiment: going } = store.getState()
    return activity === 'idle' && instrument.kind !== 'measuring' && !isJudging && going === null
  }
  /** The engine of sweeps is fetched when it is first needed. */
  const begun = (page: Page) => expect.poll(() => isFree(page)).toBe(false)
  /** What runs in the lab or in the judge. */
  const working = ({ lab, store }: Page) => [
    lab.runs.length - lab.stops,
    store.getState().instrument.kind === 'measuring',
    store.getState().isJudging,
  ]

  it.each(NAMES)('%s ends when it is stopped, and the page is free again', async (name) => {
    const page = open(judgeForEver)
    const ended = ACTS[name].begin(page).then(
      () => 'ended',
      () => 'ended',
    )
    await begun(page)
    await page.automation.stop()
    expect(await ended).toBe('ended')
    expect(isFree(page)).toBe(true)
  })

  // An experiment is begun by hand alone: it stops what stands in its way, unless that is an experiment too.
  const PAIRS = NAMES.flatMap((first) =>
    NAMES.filter((second) => second !== 'experiment' || first === 'experiment' || first === 'sweep').map(
      (second) => [first, second] as const,
    ),
  )
  it.each(PAIRS)('While %s goes on, %s is refused, and the first goes on', async (first, second) => {
    const page = open(judgeForEver)
    const going = ACTS[first].begin(page).catch(() => undefined)
    await begun(page)
    await settlePromises()
    const before = working(page)
    await expect(ACTS[second].begin(page)).rejects.toThrow(ACTS[first].goesOn)
    expect(working(page)).toEqual(before)
    await page.automation.stop()
    await going
  })

  it.each(['run', 'judge', 'measureInstrument'] as const)(
    'An experiment ends %s, and begins when that has ended',
    async (first) => {
      const page = open(judgeForEver)
      const going = ACTS[first].begin(page).then(
        () => 'ended',
        () => 'ended',
      )
      await begun(page)
      const outcome = page.experiments.start(experiment)
      expect(await going).toBe('ended')
      await settlePromises()
      page.lab.latest.finish()
      expect(await outcome).toMatchObject({ kind: 'found' })
    },
  )

  it.each(['judge', 'measureInstrument'] as const)('Whoever starts a run by hand ends %s', async (first) => {
    const page = open(judgeForEver)
    const going = ACTS[first].begin(page).then(
      () => 'ended',
      () => 'ended',
    )
    await begun(page)
    page.session.start()
    expect(await going).toBe('ended')
    await settlePromises()
    expect(page.lab.runs).toHaveLength(1)
    expect(working(page)).toEqual([1, false, false])
  })
})
