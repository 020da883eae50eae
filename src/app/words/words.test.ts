import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings'
import type { Snapshot } from '../../domain/snapshot'
import type { RunState } from '../status/run-state'
import { checkOf } from '../test-check'
import { reportOf, runningSnapshot } from './test-words'
import { wordsFor } from './words'

const RUNNING: RunState = { kind: 'running' }
const said = (snapshot: Snapshot) => {
  const { happening, advice } = wordsFor({
    state: RUNNING,
    snapshot,
    report: null,
    settings: snapshot.settings,
  })
  return `${happening} ${advice ?? ''}`.trim()
}
const estimate = (value: number) => ({ value, low: value * 0.9, high: value * 1.1 })

describe('Open demand', () => {
  const overload = {
    settings: { mode: 'open' },
    queueState: {
      verdict: { kind: 'growing' },
      growthPerSecond: estimate(240),
      arrivalsPerSecond: 1200,
      capacityPerSecond: 960,
      utilisation: 1.25,
    },
  } as const

  it('above capacity grows the queue: so many workers or so much less demand would help.', () =>
    expect(said(runningSnapshot(overload))).toBe(
      '1,200 calls/s arrive, 4 workers serve 960/s: the queue grows by 240 a second. Add 2 workers or go below × 0.8 of this demand.',
    ))

  it('above what the cores can serve asks for less demand, not for more workers.', () =>
    expect(said(runningSnapshot({ ...overload, cores: 4 }))).toBe(
      '1,200 calls/s arrive, 4 workers serve 960/s: the queue grows by 240 a second. More workers will not serve more: each needs a core, and there are 4. Try to go below × 0.8 of this demand.',
    ))

  it('of calls that sleep asks for workers however few cores there are.', () =>
    expect(
      said(runningSnapshot({ ...overload, cores: 1, settings: { mode: 'open', workload: 'sleep' } })),
    ).toContain('Add 2 workers'))

  it('of one worker is told in the singular, and a growth not yet estimated from the rates.', () =>
    expect(
      said(
        runningSnapshot({
          ...overload,
          ready: 1,
          queueState: { ...overload.queueState, growthPerSecond: null, capacityPerSecond: 1000 },
        }),
      ),
    ).toBe(
      '1,200 calls/s arrive, 1 worker serves 1,000/s: the queue grows by 200 a second. Add 1 worker or go below × 0.83 of this demand.',
    ))

  const calm = {
    settings: { mode: 'open' },
    queueState: {
      verdict: { kind: 'stable' },
      arrivalsPerSecond: 600,
      capacityPerSecond: 960,
      utilisation: 0.625,
    },
  } as const

  it('below capacity is stable, and says where that ends.', () =>
    expect(said(runningSnapshot(calm))).toBe(
      '600 calls/s arrive and 4 workers can serve 960/s: 63 % of it is used, and the queue is stable. The queue will grow without end above × 1.6 of this demand: move Demand there.',
    ))

  it('near capacity warns of waits.', () =>
    expect(
      said(
        runningSnapshot({
          ...calm,
          queueState: { ...calm.queueState, arrivalsPerSecond: 900, utilisation: 0.94 },
        }),
      ),
    ).toContain('above × 1.1 of this demand, and waits are long this near to it.'))

  it('that a full queue cannot take says what becomes of the calls.', () =>
    expect(
      said(
        runningSnapshot({
          ...overload,
          settings: { mode: 'open', queueLimit: 100 },
          queueState: { ...overload.queueState, verdict: { kind: 'full', limit: 100 } },
        }),
      ),
    ).toBe(
      '1,200 calls/s arrive and 4 workers serve 960/s: the queue is full at 100 calls, and new calls are rejected. Add 2 workers or go below × 0.8 of this demand.',
    ))

  it('gives the verdict alone where the rates are not known.', () =>
    expect(said(runningSnapshot({ queueState: { verdict: { kind: 'growing' } } }))).toBe('The queue grows.'))
})

describe('Closed demand', () => {
  const bounded = (callers: number) => ({ verdict: { kind: 'bounded', callers } }) as const

  it('of more callers than workers waits for workers: more help while there are cores.', () =>
    expect(
      said(
        runningSnapshot({ queueState: bounded(16), waitUs: 3000, hopUs: 100, serviceUs: 900, slowdown: 4.4 }),
      ),
    ).toBe(
      '16 callers for 4 workers: no more than 12 calls can wait. A call takes 4.00 ms, 4.40 × the direct call, most of it waiting for a worker. More workers help as long as there are cores for them: try 8 workers.',
    ))

  it('in shared messages may have the call of every caller wait for the end of a turn.', () =>
    expect(
      said(runningSnapshot({ settings: { batch: 'auto' }, queueState: bounded(16), waitUs: 3000 })),
    ).toContain('no more than 16 calls can wait.'))

  it('on cores that are all busy asks for fewer callers.', () =>
    expect(
      said(runningSnapshot({ queueState: bounded(16), cores: 4, waitUs: 3000, serviceUs: 900 })),
    ).toContain(
      'More workers will not help: each needs a core, and there are 4. With fewer callers calls wait less.',
    ))

  it('of short calls says that crossing costs most, and to hand over several at once.', () =>
    expect(
      said(runningSnapshot({ queueState: bounded(1), ready: 64, hopUs: 120, serviceUs: 1, slowdown: 261 })),
    ).toBe(
      '1 caller for 64 workers: hardly a call waits. A call takes 121 µs, 261 × the direct call, most of it crossing to a worker and back. Try Pool, Batch: auto, or call so short a function directly.',
    ))

  it('that hands over several at once already is not told to.', () =>
    expect(
      said(
        runningSnapshot({ queueState: bounded(1), settings: { batch: 'auto' }, hopUs: 120, serviceUs: 1 }),
      ),
    ).toContain('Give a call more work to do'))

  it('of fewer callers than workers asks for more demand.', () =>
    expect(said(runningSnapshot({ queueState: bounded(2), hopUs: 100, serviceUs: 900 }))).toContain(
      'Every call finds a free worker: move Demand up until they wait for one.',
    ))

  it('held up by a lock says that workers do not help.', () =>
    expect(said(runningSnapshot({ queueState: bounded(16), lockUs: 5000, serviceUs: 900 }))).toMatch(
      /most of it waiting for the lock\. The lock lets one call run at a time: more workers cannot help/,
    ))

  it('says no more than it knows before a call returned.', () =>
    expect(said(runningSnapshot({ queueState: bounded(2) }))).toMatch(
      /^2 callers for 4 workers: hardly a call waits\. [^,]*$/,
    ))
})

describe('A burst', () => {
  const burst = {
    queueState: { verdict: { kind: 'draining', left: 0.63 } },
    settings: { mode: 'burst', demand: 16 },
  } as const

  it('drains, and says what is left and how long that takes.', () =>
    expect(said(runningSnapshot({ ...burst, completedPerSecond: 12_000 }))).toMatch(
      /^A burst of 160,000 calls drains: 63 % left, about 9 s at 12,000 calls\/s\. .*Batch: auto\.$/,
    ))

  it('before its first call returned says nothing of time.', () =>
    expect(said(runningSnapshot(burst))).toMatch(/^A burst of 160,000 calls drains: 63 % left\. /))
})

describe('Before the queue can be judged', () => {
  it('the reason is given.', () =>
    expect(said(runningSnapshot({}))).toBe(
      'Too early to say what becomes of the queue: measuring has not begun.',
    ))
  it('the rates that are known are told first.', () =>
    expect(
      said(
        runningSnapshot({
          queueState: {
            verdict: { kind: 'undecided', reason: 'no window of time is full' },
            arrivalsPerSecond: 2100,
            capacityPerSecond: 524,
          },
        }),
      ),
    ).toBe(
      '2,100 calls/s arrive and 4 workers can serve 524/s. Too early to say what becomes of the queue: no window of time is full.',
    ))
})

describe('A failed check', () => {
  it('comes before any advice.', () => {
    const checks = [checkOf({ state: 'fail' })]
    expect(said(runningSnapshot({ queueState: { verdict: { kind: 'growing' } }, rest: { checks } }))).toBe(
      'The queue grows. Do not trust these figures: “Replies are right” fails, as the checks explain.',
    )
  })
})

describe('The conclusion', () => {
  const FINISHED: RunState = { kind: 'finished', reason: 'rounds' }
  const concluded = (report: Parameters<typeof reportOf>[0], snapshot = runningSnapshot({})) => {
    const { happening, advice } = wordsFor({
      state: FINISHED,
      snapshot,
      report: reportOf(report),
      settings: DEFAULTS,
    })
    return `${happening} ${advice ?? ''}`.trim()
  }

  it('says that a pool does not pay, and what might make it.', () =>
    expect(
      concluded({ meanUs: 121, syncUs: 0.4, ratio: 303, interval: [290, 316], throughputPerSecond: 8000 }),
    ).toBe(
      'Finished: 40,000 calls. One took 121 µs on average, 303 × the direct call (95 % interval 290 to 316). One thread that calls directly would have done 313 × as many: here the pool does not pay. Try Pool, Batch: auto, or call so short a function directly.',
    ))

  it('keeps the ratio of all calls beside their mean, and that without the warm-up apart.', () =>
    expect(concluded({ meanUs: 257, ratio: 22.5, interval: [17.4, 30.7], ofAll: [27.3, 400] })).toContain(
      'One took 257 µs on average, 27.3 × the direct call; warmed up, 22.5 × (95 % interval 17.4 to 30.7).',
    ))

  it('says how much a pool pays.', () =>
    expect(concluded({ meanUs: 1200, syncUs: 1000, ratio: 1.2, throughputPerSecond: 3100 })).toContain(
      'The pool did 3.10 × the work of one thread that calls directly: it pays.',
    ))

  it('compares no sleep with one thread, which could have many going on.', () =>
    expect(
      concluded({ settings: { workload: 'sleep' }, meanUs: 1200, ratio: 1.2, throughputPerSecond: 3100 }),
    ).not.toContain('thread'))

  it('of a queue that grew says that it would never have emptied.', () =>
    expect(
      concluded(
        { endedBy: 'stopped', settings: { mode: 'open' }, meanUs: 5000, growthPerSecond: 240 },
        runningSnapshot({ queueState: { verdict: { kind: 'growing' } } }),
      ),
    ).toMatch(/^Stopped: .*The queue grew by 240 a second to the end: it would never have emptied\.$/))

  it('of a run that never warmed up asks for a longer one.', () =>
    expect(concluded({ meanUs: 10 }, runningSnapshot({ rest: { warmUp: { kind: 'not-warm' } } }))).toContain(
      'a longer run would tell more.',
    ))

  it('of no call at all concludes nothing.', () =>
    expect(concluded({ completed: 0, meanUs: null })).toBe(
      'Finished: 0 calls, too few to say how long one took.',
    ))
})

it.each([
  [{ kind: 'idle' }, /^Ready: 4 workers, 4 callers\. Press Run\. Then move Demand/],
  [{ kind: 'requested' }, /Starting/],
  [{ kind: 'starting', ready: 3, asked: 64 }, /3 of 64/],
  [{ kind: 'calibrating' }, /direct calls/],
  [{ kind: 'stopping' }, /Stopping/],
  [{ kind: 'failed', message: 'no room' }, /no room/],
] as const)('In the state %o there is always a sentence.', (state, words) => {
  const { happening, advice } = wordsFor({ state, snapshot: null, report: null, settings: DEFAULTS })
  expect(`${happening} ${advice ?? ''}`).toMatch(words)
})
