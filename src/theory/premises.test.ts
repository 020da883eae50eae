import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySettings } from '../settings/test-settings'
import { premisesOf } from './premises'
import { evidenceWith, type WantedEvidence } from './test-evidence'

const failedIn = (wanted: WantedEvidence = {}) =>
  premisesOf(evidenceWith(wanted)).filter(({ state }) => state !== 'ok')

describe('The premises of a model', () => {
  it('all hold in a run that is as it wants it, and doubt nothing that was measured', () => {
    expect(failedIn()).toEqual([])
    expect(premisesOf(evidenceWith())).toHaveLength(9)
    expect(premisesOf(evidenceWith()).flatMap(({ touches }) => touches)).toEqual([])
  })

  const cases: readonly (readonly [string, WantedEvidence, RegExp])[] = [
    ['arrivals', { load: { gapsDistance: 0.4, arrivalsCv2: 0.01 } }, /do not arrive at random.*0\.01/],
    [
      'arrivals',
      { settings: { arrivals: 'constant' }, load: { arrivalsCv2: 1.3 } },
      /evenly, and come in clusters.*1\.3/,
    ],
    ['service', { serviceUs: 6000 }, /20 % longer than by itself/],
    ['service', { serviceUs: 4000 }, /20 % less than by itself/],
    ['crossing', { crossingUs: 900 }, /900 µs on average, and 60\.0 µs at its quickest/],
    ['room', { load: { arrivalsPerSecond: 390 } }, /9[78].{0,3} of the time/],
    ['stationary', { verdict: { kind: 'growing' } }, /grows/],
    [
      'stationary',
      { verdict: { kind: 'undecided', reason: 'no window of time is full' } },
      /not known to be stable/,
    ],
    ['backlog', { backlogShare: 0.9 }, /90 % of the mean queue length.*settings last changed/],
    ['batching', { settings: { batch: 'auto' } }, /share messages/],
    ['batching', { settings: { inFlight: 4 } }, /wait in workers/],
    ['cores', { workers: 3 }, /3 workers share the cores/],
    [
      'ended',
      { settings: { mode: 'burst' }, unfinishedShare: 0.99 },
      /99 % of the calls of the bursts have not ended/,
    ],
    ['lost', { lostShare: 0.2 }, /20 % of the calls are rejected/],
  ]
  it.each(cases)('“%s” fails alone where it is broken, and says why', (id, wanted, reason) =>
    expect(failedIn(wanted)).toEqual([
      expect.objectContaining({ id, reason: expect.stringMatching(reason) }),
    ]),
  )

  it('that are of arrivals are not asked of callers who wait, nor cores of calls that sleep', () => {
    const ids = (wanted: WantedEvidence) => premisesOf(evidenceWith(wanted)).map(({ id }) => id)
    expect(ids({ settings: { mode: 'closed' } })).toEqual(['batching', 'lost'])
    expect(ids({ settings: { mode: 'burst' } })).toEqual(['batching', 'ended', 'lost'])
    expect(ids({ settings: { workload: 'sleep' } })).not.toContain('cores')
  })

  it('of arrivals that were set to be even hold where they are, however far from random ones', () => {
    const even = {
      settings: { arrivals: 'constant' },
      load: { arrivalsCv2: 0.02, gapsDistance: 0.6 },
    } as const
    expect(failedIn(even)).toEqual([])
  })

  it('that the crossing is not delayed is not asked where calls are so short that the model has them wait on the way', () => {
    const short = premisesOf(evidenceWith({ directUs: 100, serviceUs: 100, crossingUs: 900 }))
    expect(short.map(({ id }) => id)).not.toContain('crossing')
  })

  it('are judged by numbers and in sentences whatever the settings', () =>
    fc.assert(
      fc.property(anySettings, (settings) => {
        for (const { value, limit, reason } of premisesOf(evidenceWith({ settings }))) {
          expect(Number.isFinite(value) && Number.isFinite(limit)).toBe(true)
          expect(reason).toMatch(/^[A-Z0-9].*\.$/)
        }
      }),
    ))
})
