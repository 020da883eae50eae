import { describe, expect, it } from 'vitest'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { portsOn } from '../../sweep/engine/test-machine'
import { createKeptSweep } from '../kept/kept-sweep'
import { SWEEP_KEY } from '../kept/sweep-key'
import { refuse, storageOf } from '../kept/test-storage'
import type { Session } from '../session'
import { createAppStore } from '../state'
import { createSweepRunner } from './sweep-runner'

const twoCores = ({ workers }: Settings) => 1000 * Math.min(workers, 1.85)
const REQUEST = { workers: [1, 2, 3, 4] }

/** @param before each run */
const open = (
  before: (run: number) => void = () => undefined,
  storage: () => Storage = () => storageOf(),
) => {
  const store = createAppStore(DEFAULTS)
  const on = portsOn({
    rate: twoCores,
    report: (_, run) => {
      before(run)
      return {}
    },
  })
  const session: Pick<Session, 'run' | 'stop' | 'change'> = {
    run: async (patch, { signal } = {}) => {
      const settings = { ...DEFAULTS, ...(patch as Partial<Settings>) }
      store.setState({ settings })
      const report = await on.ports.run(settings, signal ?? new AbortController().signal)
      signal?.throwIfAborted()
      return report
    },
    stop: async () => undefined,
    change: (patch) => store.setState(({ settings }) => ({ settings: { ...settings, ...patch } })),
  }
  const runner = createSweepRunner(session, store, storage, on.ports.now)
  return { store, runner, ran: on.ran }
}

describe('the runner of sweeps', () => {
  it('resolves with what was found, shows it, and gives the controls back their settings', async () => {
    const { store, runner } = open()
    store.setState({ settings: { ...DEFAULTS, demand: 9 } })
    const result = await runner.start(REQUEST)
    expect(result.best?.workers).toBe(2)
    expect(store.getState()).toMatchObject({ sweep: { kind: 'done', result }, experiment: null })
    expect(store.getState().settings).toEqual({ ...DEFAULTS, demand: 9 })
  })

  it('refuses nonsense before anything is run', async () => {
    const { store, runner, ran } = open()
    await expect(runner.start({ workers: [1] })).rejects.toThrow('two different values')
    await expect(runner.start(REQUEST, { workers: 0 })).rejects.toThrow('workers must be')
    for (const [options, message] of [
      [null, 'options must be an object with seconds, within, code, signal, not null'],
      [5, 'not 5'],
      [[], 'options must be an object'],
      [{ second: 5 }, 'second is none of them'],
      [{ signal: 'stop' }, 'signal must be an AbortSignal, not "stop"'],
    ] as const)
      await expect(runner.start(REQUEST, {}, options as never)).rejects.toThrow(message)
    expect([ran.length, store.getState().sweep.kind]).toEqual([0, 'idle'])
  })

  it.each([
    [{ activity: 'running' } as const, 'A run is going on'],
    [{ instrument: { kind: 'measuring', fraction: 0 } } as const, 'The instrument is being measured'],
  ])('refuses while something else is measured: %j', async (state, message) => {
    const { store, runner, ran } = open()
    store.setState(state)
    await expect(runner.start(REQUEST)).rejects.toThrow(message)
    expect(ran).toHaveLength(0)
  })

  it.each(['pause', 'cancel'] as const)(
    'begins nothing when it is told to %s while the parts of a sweep are on their way, and begins the next',
    async (end) => {
      const { store, runner, ran } = open()
      const started = runner.start(REQUEST)
      const ended = runner[end]()
      await expect(started).rejects.toThrow(end === 'pause' ? 'It was paused.' : 'The sweep was cancelled.')
      await ended
      expect([ran.length, store.getState().sweep.kind]).toEqual([0, 'idle'])
      await expect(runner.start(REQUEST)).resolves.toMatchObject({ best: { workers: 2 } })
    },
  )

  it('lets no second sweep and no experiment begin meanwhile', async () => {
    let second: Promise<unknown> = Promise.resolve()
    const page = open((run) => {
      if (run === 2) second = page.runner.start(REQUEST)
      if (run === 2) second.catch(() => undefined)
      if (run === 3) expect(page.store.getState().experiment).toMatchObject({ id: 'sweep', steps: 4 })
    })
    await page.runner.start(REQUEST)
    await expect(second).rejects.toThrow('“Sweep over workers” goes on')
  })

  it('is paused, and goes on without measuring anew what it has', async () => {
    const page = open((run) => {
      if (run === 5) void page.runner.pause()
    })
    await expect(page.runner.start(REQUEST)).rejects.toThrow('It was paused.')
    const { sweep } = page.store.getState()
    expect(sweep).toMatchObject({ kind: 'paused', reason: 'It was paused.' })
    expect(sweep.kind === 'paused' && sweep.soFar.visits).toHaveLength(5)
    const result = await page.runner.resume()
    expect(result.best?.workers).toBe(2)
    // One measurement was cut short, and is made again.
    expect(page.ran).toHaveLength(result.points.reduce((sum, { visits }) => sum + visits, 1))
  })

  it('is found again after a reload, and forgotten when it has ended or is cancelled', async () => {
    const storage = storageOf()
    const page = open(
      (run) => {
        if (run === 5) void page.runner.pause()
      },
      () => storage,
    )
    await page.runner.start(REQUEST).catch(() => undefined)
    const reloaded = open(undefined, () => storage)
    await expect.poll(() => reloaded.store.getState().sweep.kind).toBe('paused')
    await reloaded.runner.resume()
    expect(createKeptSweep(() => storage).getState().soFar).toBeNull()
    await page.runner.cancel()
    expect(page.store.getState().sweep).toEqual({ kind: 'idle' })
  })

  it('leaves what else goes on alone when it is forgotten while it is paused', async () => {
    const page = open((run) => {
      if (run === 5) void page.runner.pause()
    })
    await page.runner.start(REQUEST).catch(() => undefined)
    const experiment = { id: 'other', title: 'Another', step: 1, steps: 2, label: '', secondsLeft: 3 }
    page.store.setState({ experiment })
    await page.runner.cancel()
    expect(page.store.getState()).toMatchObject({ sweep: { kind: 'idle' }, experiment })
  })

  it('is cancelled in the midst of it', async () => {
    const page = open((run) => {
      if (run === 2) void page.runner.cancel()
    })
    await expect(page.runner.start(REQUEST)).rejects.toThrow('cancelled')
    expect(page.store.getState()).toMatchObject({ sweep: { kind: 'idle' }, experiment: null })
  })

  it('is paused when somebody changes a setting, who keeps what they chose', async () => {
    const page = open((run) => {
      if (run === 2) page.store.setState({ settings: { ...DEFAULTS, demand: 77 } })
    })
    await expect(page.runner.start(REQUEST)).rejects.toThrow('A setting was changed while it swept.')
    expect(page.store.getState().settings.demand).toBe(77)
  })

  it('ends by its signal, with its reason', async () => {
    const abort = new AbortController()
    const { runner } = open((run) => {
      if (run === 1) abort.abort(new Error('enough'))
    })
    await expect(runner.start(REQUEST, {}, { signal: abort.signal })).rejects.toThrow('enough')
  })

  it('works where storage is blocked', async () => {
    const { runner } = open(undefined, refuse)
    expect((await runner.start(REQUEST)).best?.workers).toBe(2)
    await expect(runner.resume()).rejects.toThrow('No sweep was left')
  })
})

it.each(['', '{', '{}', 'null', '{"state":{"soFar":3},"version":1}', '{"state":{"soFar":null},"version":0}'])(
  'What is stored and is no sweep of this version is none: %s',
  (text) => {
    const storage = storageOf()
    storage.setItem(SWEEP_KEY, text)
    expect(createKeptSweep(() => storage).getState().soFar).toBeNull()
  },
)
