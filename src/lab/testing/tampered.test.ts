import { afterEach, describe, expect, it, vi } from 'vitest'
import { STAGES } from '../../domain/call'
import type { CheckState } from '../../domain/figures/check'
import type { Settings } from '../../domain/settings/settings'
import { instant } from '../../domain/time'
import type { Flight } from '../../pool/index'
import { CallStages } from '../../record/calls/call-stages'
import { type RecordedCall, Recorder } from '../../record/recorder'
import { cpu } from '../../workloads/compute/test-cpu'
import { startDoctoredWorker } from './test-doctored-worker'
import { TestHost } from './test-host'
import { SMALL, TestRun } from './test-run'
import { tellSimulatedTime } from './test-time'

tellSimulatedTime()
afterEach(() => void vi.restoreAllMocks())

const { submitted, settled } = Recorder.prototype
const { measure } = CallStages.prototype

type Settled = Parameters<Recorder['settled']>

/** The call that is tampered with; those before and after are left as they are. */
const VICTIM = 10

/** Has every recorder settle calls as `tampered` says instead; it hears how many were settled before. */
const tamperSettling = (tampered: (recorder: Recorder, call: Settled, before: number) => void) => {
  let before = 0
  vi.spyOn(Recorder.prototype, 'settled').mockImplementation(function (this: Recorder, ...call: Settled) {
    tampered(this, call, before)
    before += 1
  })
}

const tamperFlights = (tampered: (flight: Flight) => Flight) =>
  tamperSettling((recorder, [outcome, call, flight, at]) =>
    settled.call(recorder, outcome, call, flight && tampered(flight), at),
  )

const lateBy = ({ submittedAt, ...call }: RecordedCall, ms: number): RecordedCall => ({
  ...call,
  submittedAt: submittedAt - ms,
})

interface Tampering {
  readonly check: string
  readonly what: string
  readonly state: CheckState
  /** The cause that it names, where there are several. */
  readonly says?: RegExp
  /** Settings of the run besides the small ones. */
  readonly settings?: Partial<Settings>
  readonly tamper: (host: TestHost) => void
}

/** For every check something that it must find. */
const TAMPERINGS: readonly Tampering[] = [
  {
    check: 'conservation',
    what: 'a call whose end is lost',
    state: 'fail',
    tamper: () =>
      tamperSettling((recorder, call, before) => {
        if (before !== VICTIM) settled.apply(recorder, call)
      }),
  },
  {
    check: 'conservation',
    what: 'a call whose submission is lost',
    state: 'fail',
    tamper: () => {
      let before = 0
      vi.spyOn(Recorder.prototype, 'submitted').mockImplementation(function (this: Recorder, call) {
        if (before !== VICTIM) submitted.call(this, call)
        before += 1
      })
    },
  },
  {
    check: 'conservation',
    what: 'a call that ends twice',
    state: 'fail',
    tamper: () =>
      tamperSettling((recorder, call, before) => {
        settled.apply(recorder, call)
        if (before === VICTIM) settled.apply(recorder, call)
      }),
  },
  {
    check: 'workers',
    what: 'a worker that runs calls that nobody sent',
    state: 'fail',
    settings: { transport: 'message' },
    tamper: (host) => {
      host.startWorker = () =>
        startDoctoredWorker(host.api, ([started, ...rest]) => [Number(started) + 2, ...rest])
    },
  },
  {
    check: 'checksum',
    what: 'a worker that answers wrongly',
    state: 'fail',
    tamper: (host) => {
      host.api = { ...host.api, kernel: () => 7 }
    },
  },
  {
    check: 'little',
    what: 'calls that say they were submitted before they were',
    state: 'fail',
    tamper: () =>
      tamperSettling((recorder, [outcome, call, flight, at]) =>
        settled.call(recorder, outcome, lateBy(call, 5), flight, at),
      ),
  },
  {
    check: 'baseline',
    what: 'workers in which the function takes half of what it takes directly',
    state: 'fail',
    says: /Timed again after the run, the direct call took as long as before; .* the engine runs slower code on the caller’s thread/,
    settings: { serviceUs: 50 },
    tamper: () =>
      tamperFlights((flight) => ({
        ...flight,
        finishedAt: (flight.startedAt + flight.finishedAt) / 2,
      })),
  },
  {
    check: 'order',
    what: 'start and finish exchanged',
    state: 'warn',
    tamper: () =>
      tamperFlights((flight) => ({
        ...flight,
        startedAt: flight.finishedAt,
        finishedAt: flight.startedAt,
      })),
  },
  {
    check: 'order',
    what: 'a reply received before it was sent for',
    state: 'warn',
    tamper: () => tamperFlights((flight) => ({ ...flight, receivedAt: flight.dispatchedAt - 1 })),
  },
  {
    check: 'stages',
    what: 'a stage that took longer than its stamps say',
    state: 'fail',
    tamper: () =>
      void vi.spyOn(CallStages.prototype, 'measure').mockImplementation(function (this: CallStages, ...of) {
        measure.apply(this, of)
        const place = STAGES.indexOf('queueWait')
        this.values[place] = (this.values[place] ?? 0) + 20
      }),
  },
  {
    check: 'clock',
    what: 'workers that do not answer when their clocks are measured',
    state: 'warn',
    tamper: (host) => {
      host.api = { ...host.api, ping: () => new Promise(() => undefined) }
    },
  },
  {
    check: 'generator',
    what: 'calls that were due before they were made',
    state: 'warn',
    settings: { mode: 'open', ratePerSecond: 2000, callsPerCaller: 300, demand: 1 },
    tamper: () =>
      void vi.spyOn(Recorder.prototype, 'submitted').mockImplementation(function (this: Recorder, call) {
        submitted.call(this, { ...call, scheduledAt: instant(call.submittedAt - 50) })
      }),
  },
  {
    check: 'baseline',
    what: 'a worker that does other work than it is asked to repeat',
    state: 'fail',
    says: /it did other work/,
    tamper: (host) => {
      host.api = { ...host.api, repeat: () => cpu.clock.advance(4) }
    },
  },
  {
    check: 'kernel',
    what: 'a processor on which one step takes longer than the time asked for',
    state: 'warn',
    says: /shortest that the kernel can take here/,
    tamper: () => void vi.spyOn(cpu, 'work').mockImplementation(() => cpu.clock.advance(1)),
  },
  {
    check: 'stamps',
    what: 'a call that does nothing and takes longer than the function',
    state: 'warn',
    tamper: (host) => {
      host.api = { ...host.api, ping: () => cpu.clock.advance(0.02) }
    },
  },
  {
    check: 'clock-step',
    what: 'a clock that goes in steps of 20 ms',
    state: 'fail',
    tamper: () => {
      const { now } = cpu.clock
      vi.spyOn(cpu.clock, 'now').mockImplementation(() => instant(Math.floor(now() / 20) * 20))
    },
  },
  {
    check: 'failures',
    what: 'a function that throws',
    state: 'warn',
    tamper: (host) => {
      host.api = { ...host.api, kernel: () => Promise.reject(new Error('broken')) }
    },
  },
  {
    check: 'timeouts',
    what: 'calls that never return',
    state: 'warn',
    settings: { timeoutMs: 5, callsPerCaller: 3, rounds: 1 },
    tamper: (host) => {
      host.api = { ...host.api, kernel: () => new Promise(() => undefined) }
    },
  },
  {
    check: 'losses',
    what: 'calls that bring no result',
    state: 'warn',
    settings: { timeoutMs: 5, callsPerCaller: 3, rounds: 1 },
    tamper: (host) => {
      host.api = { ...host.api, kernel: () => new Promise(() => undefined) }
    },
  },
]

const runOf = ({ settings = {} }: Pick<Tampering, 'settings'>, tamper: Tampering['tamper']) => {
  const host = new TestHost()
  tamper(host)
  return new TestRun({ ...SMALL, ...settings }, host)
}

const stateIn = (checks: readonly { readonly id: string; readonly state: CheckState }[], id: string) =>
  checks.find((check) => check.id === id)?.state

describe('a tampered run', () => {
  it.each(TAMPERINGS)(
    'does not pass the check $check: $what',
    async ({ check, state, says, tamper, ...of }) => {
      const run = runOf(of, tamper)
      const report = await run.end()
      expect(stateIn(report.checks, check)).toBe(state)
      if (says) expect(report.checks.find(({ id }) => id === check)?.reason).toMatch(says)
      expect(stateIn(run.latest?.checks ?? [], check)).toBe(state)
    },
  )

  it('would pass if nothing were tampered with, at the same settings', async () => {
    const wanted = new Set(TAMPERINGS.map(({ settings = {} }) => JSON.stringify(settings)))
    for (const settings of wanted) {
      const { checks } = await runOf({ settings: JSON.parse(settings) }, () => undefined).end()
      expect(
        checks.filter(({ state }) => state !== 'ok').map(({ id }) => id),
        settings,
      ).toEqual([])
    }
  })
})

/** Checks of what surrounds a run, not of its books: the tests named let each of them fail. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  drift: 'run-clocks.test.ts',
  hidden: 'run-interrupted.test.ts',
  stalls: 'run-interrupted.test.ts',
  sleep: 'run-interrupted.test.ts',
  starts: 'run.test.ts',
  oversleep: 'stats/checks/checks.test.ts',
  observer: 'stats/judge-instrument.test.ts',
}

it('Every check of a run is shown to be able to fail', async () => {
  const { checks } = await new TestRun().end()
  const shown = new Set([...TAMPERINGS.map(({ check }) => check), ...Object.keys(ELSEWHERE)])
  expect(checks.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
})
