import { expect, it } from 'vitest'
import { DEFAULTS } from '../../../domain/settings/settings'
import type { Snapshot } from '../../../domain/snapshot'
import { startChannelWorker } from '../../../pool/testing/test-thread'
import { tellSimulatedTime } from '../../testing/test-time'
// Simulated time would pass while the lab fetches them.
import '../../../own/module/parser'
import '../../../own/own-function'
import type { OwnFaultError } from '../../../own/fault'
import { createLab } from '../../lab'
import { TestHost } from '../../testing/test-host'

tellSimulatedTime()

const never = () => new Promise<never>(() => undefined)
const done = () => null

/** What a worker of an own function answers, and what of it never ends. */
const TRIED = {
  sets: [{ args: [], transfer: [] }],
  checksums: [1],
  isSteady: true,
  isAsync: false,
  failed: 0,
}
const STAGES: Readonly<Record<string, Readonly<Record<string, (...args: never[]) => unknown>>>> = {
  'loads its module': { load: never },
  'takes its first steps': { load: done, step: never },
  'is tried': { load: done, step: done, tryOut: never },
  'is called directly': {
    load: done,
    step: done,
    tryOut: () => ({ ...TRIED, failure: null, argumentBytes: 0, resultBytes: 0 }),
    callDirectly: never,
  },
}

it.each(Object.entries(STAGES))(
  'A run that is stopped while its function %s, which never ends, ends as any that is stopped: with a report, in which no call was made.',
  async (_when, api) => {
    const host = new TestHost()
    let asked = 0
    const counted = Object.entries(api).map(([name, serve]) => [
      name,
      (...args: never[]) => {
        asked += Number(serve === never)
        return serve(...args)
      },
    ])
    host.spawnOwn = () => startChannelWorker(Object.fromEntries(counted), { init: () => undefined })
    const snapshots: Snapshot[] = []
    const lab = createLab(host)
    const running = lab.run({
      number: 1,
      settings: { ...DEFAULTS, workload: 'own', workers: 2 },
      version: 'test',
      callerFallback: null,
      code: 'export default () => 1',
      publish: (snapshot) => snapshots.push(snapshot),
    })
    await host.until(() => asked > 0)
    await host.settled(Promise.resolve(lab.stop()))
    const report = await host.settled(running)
    expect(report).toMatchObject({ endedBy: 'stopped', counts: { submitted: 0, completed: 0 } })
    expect(snapshots.at(-1)?.phase).toEqual({ kind: 'finished', reason: 'stopped' })
    // The lab is free for the next.
    const next = lab.run({
      number: 2,
      settings: { ...DEFAULTS, workers: 1, demand: 1, callsPerCaller: 10, rounds: 1, serviceUs: 10 },
      version: 'test',
      callerFallback: null,
      publish: () => undefined,
    })
    expect((await host.settled(next)).counts.completed).toBe(10)
  },
)

/** A run of a function of which one step never ends, on a thread that wakes every `strideMs`. */
const runWithout = async (end: string, timeoutMs: number, strideMs: number) => {
  const host = new TestHost()
  host.turnMs = strideMs
  const api = {
    load: end === 'load' ? never : done,
    step: (step: string) => (step === end ? never() : done()),
  }
  host.spawnOwn = () => startChannelWorker(api, { init: () => undefined })
  const lab = createLab(host)
  const running = lab.run({
    number: 1,
    settings: { ...DEFAULTS, workload: 'own', workers: 2, timeoutMs },
    version: 'test',
    callerFallback: null,
    code: 'export default () => 1',
    publish: () => undefined,
  })
  const begun = host.clock.now()
  const { fault } = await host.settled(
    running.then(
      () => ({ fault: null }),
      (error: OwnFaultError) => error,
    ),
  )
  return { fault, tookMs: host.clock.now() - begun }
}

const LATE = {
  load: 'top-level',
  setUp: 'setup',
  makeArguments: 'args',
  call: 'never-settles',
  check: 'check',
} as const

it.each([
  [0, '5 s', 5000],
  // What calls rest on, and the first of them, may take longer than those that come after.
  [20, '5 s', 5000],
  [60_000, '60 s', 60_000],
])(
  'Of a function whose calls may take %d ms each step before them is ended after %s, and named.',
  async (timeoutMs, limit, limitMs) => {
    for (const [step, kind] of Object.entries(LATE)) {
      const { fault, tookMs } = await runWithout(step, timeoutMs, limitMs / 1000)
      expect(fault).toMatchObject({ kind, message: expect.stringContaining(` ${limit}: `) })
      expect(tookMs).toBeGreaterThanOrEqual(limitMs)
      expect(tookMs).toBeLessThan(2 * limitMs)
    }
  },
)
