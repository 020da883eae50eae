import { describe, expect, it } from 'vitest'
import type { ClassCounts } from '../../domain/figures/systems'
import { DEFAULTS } from '../../domain/settings/settings'
import { micros } from '../../domain/time'
import { checksOf } from './checks'
import type { Evidence } from './evidence'
import { fatesOf, machineOf, NONE, presenceOf, SOUND, SPUN_IN_TURNS, talliesOf } from './test-evidence'

const stateOf = (id: string, changed: Partial<Evidence>) =>
  checksOf({ ...SOUND, ...changed }).find((check) => check.id === id)

describe('the checks', () => {
  it('are all well in a run whose books are sound', () => {
    expect(checksOf(SOUND).filter(({ state }) => state !== 'ok')).toEqual([])
  })

  it('have nothing to object to before a call was made', () => {
    const nothing = {
      stamped: 0,
      presence: presenceOf(0, 0),
      lagP99Us: null,
      callP50Us: null,
      lateness: null,
      inWorkers: null,
      serviceUs: null,
    }
    expect(checksOf({ ...SOUND, ...nothing }).filter(({ state }) => state !== 'ok')).toEqual([])
  })

  it('warn of a run that lost more than one call in a hundred, by class, and say what became of them', () => {
    const lossesOf = (foreground: Partial<ClassCounts>, background?: Partial<ClassCounts>) =>
      stateOf('losses', {
        fates: { foreground: fatesOf(foreground), background: background ? fatesOf(background) : null },
      })
    expect(lossesOf({ completed: 26, rejected: 159_974 })).toMatchObject({
      state: 'warn',
      value: 159_974 / 160_000,
      reason: expect.stringMatching(
        /^Of 160,000 calls that ended, 159,974 brought no result: 159,974 rejected\. /,
      ),
    })
    expect(lossesOf({ completed: 99, failed: 1 })?.state).toBe('ok')
    expect(lossesOf({ completed: 97, failed: 1, timedOut: 2 })?.reason).toMatch(/2 timed out, 1 failed\./)
    expect(lossesOf({ timedOut: 1 })?.reason).toMatch(/^Of 1 call that ended, 1 brought/)
    // What the end cut off was not lost, and what waits still may come back.
    expect(lossesOf({ completed: 5, cancelled: 1000, cutOff: 1000, unfinished: 9 })?.state).toBe('ok')
    expect(lossesOf({ completed: 100 }, { completed: 1, rejected: 9 })?.reason).toMatch(
      /^Of 10 background calls that ended, 9 /,
    )
    expect(lossesOf({})?.state).toBe('ok')
  })

  it('say what the function took without its stamps where these weigh', () =>
    expect(stateOf('stamps', { serviceUs: 1.4 })).toMatchObject({
      state: 'ok',
      reason: expect.stringMatching(/without it the function took 0.40 µs/),
    }))

  it('do not speak of drift before the clocks were measured again', () => {
    expect(stateOf('drift', { drift: null })).toMatchObject({
      state: 'ok',
      reason: expect.stringMatching(/when the run is over/),
    })
  })

  it.each([
    ['conservation', { unaccounted: 3 }, 'fail', /3 calls lost or counted twice/],
    ['workers', { atOdds: 2 }, 'fail', /differ by 2 calls/],
    ['checksum', { wrongChecksums: 1 }, 'fail', /1 call got a wrong reply/],
    ['little', { presence: presenceOf(1000, 1005) }, 'warn', /differ by 0.5 %/],
    ['little', { presence: presenceOf(1000, 900) }, 'fail', /differ by 10 %/],
    ['little', { presence: presenceOf(0, 5) }, 'fail', /differ by 100 %/],
    [
      'neighbours',
      { parallelism: machineOf(0.5), parallelismAfter: null },
      'fail',
      /^Something else computes.* got only 50 % of a core before the run\. .*or the browser.*Run again/,
    ],
    [
      'neighbours',
      { parallelismAfter: machineOf(0.75) },
      'warn',
      /98 % of a core before the run and 75 % after it/,
    ],
    [
      'neighbours',
      { cores: 2, parallelism: SPUN_IN_TURNS, parallelismAfter: null },
      'warn',
      /One worker that spun had a core to itself; workers that spun side by side did the work of 0.98 cores, and the browser names 2: other programs/,
    ],
    ['other-runs', { otherRuns: 1 }, 'fail', /Another Poolscope measured/],
    ['other-runs', { otherRuns: 2 }, 'fail', /2 others measured/],
    ['starts', { starts: { asked: 256, came: 75 } }, 'warn', /started 75 of 256 workers and no more/],
    [
      'baseline',
      { disparity: { cause: 'slower-code', factor: 4.5, spread: 1.02, pace: 1 } },
      'fail',
      /4.5 times .* engine runs slower code on the caller’s thread.*too low/,
    ],
    [
      'baseline',
      { disparity: { cause: 'slower-code', factor: 0.25, spread: 1.02, pace: 1 } },
      'fail',
      /slower code on the worker’s.*too high/,
    ],
    [
      'baseline',
      { disparity: { cause: 'other-programs', factor: 0.6, spread: 1.7 } },
      'fail',
      /the middle one by 70 %.*other programs/,
    ],
    ['baseline', { disparity: { cause: 'other-work', factor: 1, spread: 1 } }, 'fail', /did other work/],
    [
      'oversleep',
      { settings: { ...DEFAULTS, workload: 'sleep', serviceUs: 2000 }, serviceUs: 4300 },
      'warn',
      /takes 4\.30 ms on average, and 2\.00 ms were asked for/,
    ],
    ['stamps', { serviceUs: 1.05 }, 'warn', /cannot be resolved/],
    ['clock-step', { resolutionUs: micros(16_667) }, 'fail', /steps of 16.7 ms.*only counted/],
    ['order', { outOfOrder: 11 }, 'warn', /11 calls .* left out .*0.11 %/],
    ['stages', { worstGapUs: micros(10.1) }, 'fail', /missed its latency by 10\.1 µs/],
    [
      'clock',
      { skew: { measured: 4, beyond: 1, worstUs: micros(90), boundUs: micros(27) } },
      'fail',
      /1 of 4 workers are not where/,
    ],
    [
      'clock',
      { skew: { measured: 0, beyond: 0, worstUs: micros(0), boundUs: micros(0) } },
      'warn',
      /No worker’s clock was measured/,
    ],
    [
      'drift',
      {
        drift: {
          measured: 4,
          beyond: 2,
          worstUs: micros(80),
          boundUs: micros(54),
          perSecondUs: micros(-40.04),
        },
      },
      'fail',
      /2 of 4 workers did not keep pace, the worst by 40.0 µs a second/,
    ],
    [
      'drift',
      { drift: { measured: 0, beyond: 0, worstUs: micros(0), boundUs: micros(0), perSecondUs: micros(0) } },
      'warn',
      /both before and after/,
    ],
    [
      'hidden',
      { interruptions: talliesOf({ hidden: { times: 2, excluded: 7, skipped: 0 } }) },
      'warn',
      /in the background.*: 7 calls under way are left out/,
    ],
    [
      'hidden',
      { interruptions: talliesOf({ frozen: { times: 1, excluded: 0, skipped: 300 } }) },
      'warn',
      /touched no call. 300 calls that were due then/,
    ],
    [
      'stalls',
      { interruptions: talliesOf({ 'long-task': { ...NONE, times: 1, excluded: 1 } }) },
      'warn',
      /held up.*: 1 call under way is left out/,
    ],
    [
      'stalls',
      { interruptions: talliesOf({ stall: { ...NONE, times: 1, excluded: 2 } }) },
      'warn',
      /2 calls under way/,
    ],
    [
      'sleep',
      { interruptions: talliesOf({ sleep: { times: 1, excluded: 4, skipped: 9 } }) },
      'warn',
      /slept.*: 4 calls under way .* 9 calls that were due/,
    ],
    ['generator', { lagP99Us: micros(51) }, 'warn', /pace: 1 % of calls began 51\.0 µs late or more/],
    [
      'generator',
      { lagP99Us: null, callP50Us: null, lateness: { lagUs: 150, callUs: 2500 } },
      'warn',
      /pace: calls were made 150 µs late on average, and 6 % of their mean latency/,
    ],
    ['failures', { failed: 2 }, 'warn', /2 calls failed/],
    ['timeouts', { timedOut: 7 }, 'warn', /7 calls timed out/],
  ] satisfies (readonly [string, Partial<Evidence>, string, RegExp])[])(
    'turn %s when %o',
    (id, changed, state, reason) => {
      expect(stateOf(id, changed)).toMatchObject({ state, reason: expect.stringMatching(reason) })
      const others = checksOf({ ...SOUND, ...changed }).filter((check) => check.id !== id)
      expect(others.filter((check) => check.state !== 'ok')).toEqual([])
    },
  )

  it('pass when an interruption touched no call, and still speak of it', () => {
    const interruptions = talliesOf({ hidden: { ...NONE, times: 1 } })
    expect(stateOf('hidden', { interruptions })).toMatchObject({
      state: 'ok',
      reason: expect.stringMatching(/in the background.*: it touched no call\.$/),
    })
  })

  it('let a few calls with contradicting stamps pass, and say that they were left out', () => {
    expect(stateOf('order', { outOfOrder: 10 })).toMatchObject({
      state: 'ok',
      reason: expect.stringMatching(/10 calls .* left out/),
    })
  })

  it('name the figures to be doubted, each check at least by a sentence', () => {
    for (const { title, reason, touches, id } of checksOf(SOUND)) {
      expect(title).not.toBe('')
      expect(reason).toMatch(/\.$/)
      if (id !== 'failures' && id !== 'starts') expect(touches.length).toBeGreaterThan(0)
    }
  })
})
