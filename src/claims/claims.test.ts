import { describe, expect, it } from 'vitest'
import { acceptSettings } from '../settings/validate'
import { CLAIMS } from './table'
import { claimReport, noisy, type Ran, runsOf } from './test-runs'

const MACHINES = [{ cores: null }, { cores: 1 }, { cores: 2 }, { cores: 64 }]

describe.each(CLAIMS)('claim $number', (claim) => {
  const { id, steps, conclude, expects } = claim

  it('has valid settings on every machine, says what it expects, and takes less than a minute', () => {
    expect(expects).toMatch(/^[A-Z0-9].*\.$/)
    for (const machine of MACHINES) {
      const all = steps(machine)
      expect(all.flatMap(({ settings }) => acceptSettings({ ...settings }).problems)).toEqual([])
      expect(all.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0)).toBeLessThan(60)
      for (const { settings } of all) expect(settings.seconds ?? 0).toBeGreaterThan(0)
    }
  })

  it('repeats every arm equally often, at least three times, and lets them take turns', () => {
    const arms = steps({ cores: 4 }).map(({ arm }) => arm)
    const [first] = arms
    const turn = arms.indexOf(first ?? '', 1)
    const length = turn < 0 ? arms.length : turn
    expect(arms.length / length).toBeGreaterThanOrEqual(3)
    expect(arms).toEqual(arms.map((_, index) => arms[index % length]))
  })

  it('is not judged when nothing was measured', () => {
    const { verdict } = conclude(runsOf(claim, () => ({ perSecond: null, besideUs: null })))
    expect(verdict).toBe('unknown')
  })

  it.each<[string, Ran]>([
    ['the check “Little’s law” failed', { failedCheck: 'Little’s law' }],
    ['12 calls came to nothing', { failed: 12 }],
    ['only 3 calls were completed', { completed: 3 }],
  ])('is not judged when in a run %s', (reason, trouble) => {
    const sound = runsOf(claim, () => ({ callUs: 100, perSecond: 1000 }))
    const [first, ...rest] = sound
    if (!first) throw new Error(`${id} has no steps`)
    const report = claimReport({ callUs: 100, perSecond: 1000, ...trouble })
    const finding = conclude([{ ...first, report }, ...rest])
    expect(finding).toMatchObject({ verdict: 'unknown', figures: [] })
    expect(finding.sentence).toBe(`In run 1 (${first.label}) ${reason}, so the runs are not judged.`)
  })
})

it('The claims are numbered in order, and have ids of their own.', () => {
  const numbers = CLAIMS.map(({ number }) => number)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(new Set(CLAIMS.map(({ id }) => id)).size).toBe(CLAIMS.length)
})

interface Case {
  readonly claim: string
  readonly when: string
  readonly verdict: string
  readonly says: RegExp
  readonly ran: (arm: string, repeat: number) => Ran
}

/** Wildly different repeats: whatever the mean is, nothing can be told. */
const wild = (value: number, repeat: number) => value * 3 ** ((repeat % 3) - 1)

const CASES: readonly Case[] = [
  {
    claim: 'proportion',
    when: 'four times the callers wait four times as long',
    verdict: 'holds',
    says: /a call take 4\.\d\d× \(/,
    ran: (arm, repeat) => ({ callUs: noisy(Number(arm) * 60, repeat) }),
  },
  {
    claim: 'proportion',
    when: 'latency hardly grows',
    verdict: 'fails',
    says: /take 1\.1\d×/,
    ran: (arm, repeat) => ({ callUs: noisy(arm === '16' ? 110 : 100, repeat + Number(arm)) }),
  },
  {
    claim: 'proportion',
    when: 'repeats differ wildly',
    verdict: 'unknown',
    says: /as long/,
    ran: (arm, repeat) => ({ callUs: arm === '16' ? wild(400, repeat) : 100 }),
  },
  {
    claim: 'lock',
    when: 'four workers do no more with the lock, and twice as much without',
    verdict: 'holds',
    says: /4 workers did 1\.00× .* with the lock, (2\.0|1\.9)\d× .* without it, on 4 cores\./,
    ran: (arm, repeat) => ({ perSecond: noisy(arm === 'free-many' ? 1900 : 950, repeat + arm.length) }),
  },
  {
    claim: 'lock',
    when: 'four workers do twice as much even with the lock',
    verdict: 'fails',
    says: /with the lock/,
    ran: (arm, repeat) => ({ perSecond: noisy(arm.endsWith('many') ? 1900 : 950, repeat) }),
  },
  {
    claim: 'lock',
    when: 'four workers do no more even without the lock',
    verdict: 'fails',
    says: /without it/,
    ran: (_, repeat) => ({ perSecond: noisy(950, repeat) }),
  },
  {
    claim: 'lock',
    when: 'the machine has one core',
    verdict: 'unknown',
    says: /one core/,
    ran: (_, repeat) => ({ perSecond: noisy(950, repeat), cores: 1 }),
  },
  {
    claim: 'lock',
    when: 'repeats differ wildly',
    verdict: 'unknown',
    says: /with the lock/,
    ran: (arm, repeat) => ({ perSecond: arm === 'free-many' ? wild(1300, repeat) : 950 }),
  },
  {
    claim: 'own-pool',
    when: 'the slowest in a hundred are ten times quicker in a pool of their own',
    verdict: 'holds',
    says: /took (9\.\d|10) % .* and the background’s calls 1\.[45]\d× .* as long/,
    ran: (arm, repeat) =>
      arm === 'shared'
        ? { p99Us: noisy(40_000, repeat), backgroundUs: 50_000 }
        : { p99Us: noisy(4000, repeat + 1), backgroundUs: noisy(75_000, repeat) },
  },
  {
    claim: 'own-pool',
    when: 'a pool of their own makes no difference',
    verdict: 'fails',
    says: /took 100 % /,
    ran: (_, repeat) => ({ p99Us: noisy(4000, repeat) }),
  },
  {
    claim: 'own-pool',
    when: 'repeats differ wildly',
    verdict: 'unknown',
    says: /slowest in a hundred/,
    ran: (arm, repeat) => ({ p99Us: arm === 'own' ? wild(4000, repeat) : 6000 }),
  },
  {
    claim: 'denominator',
    when: 'the direct call becomes 3.7 times slower, as in 2016',
    verdict: 'holds',
    says: /direct call took 3\.\d\d×.*printed ratio grew 3\.\d\d×.*frozen baseline 14\.\d×/,
    ran: (arm, repeat) =>
      arm === '1'
        ? { callUs: 46, frozenUs: 0.417, besideUs: noisy(0.417, repeat) }
        : { callUs: 667, frozenUs: 0.417, besideUs: noisy(1.55, repeat) },
  },
  {
    claim: 'denominator',
    when: 'the direct call stays as it was',
    verdict: 'fails',
    says: /direct call took (1\.0\d|0\.99|1\.00)×/,
    ran: (arm, repeat) => ({ callUs: Number(arm) * 50, frozenUs: 0.4, besideUs: noisy(0.41, repeat) }),
  },
  {
    claim: 'denominator',
    when: 'the direct call differs wildly between repeats',
    verdict: 'unknown',
    says: /direct call took/,
    ran: (arm, repeat) => ({ callUs: 50, besideUs: arm === '16' ? wild(1.3, repeat) : 1 }),
  },
  {
    claim: 'useful-work',
    when: 'the work fills a few hundredths of a worker, as in 2016',
    verdict: 'holds',
    says: /useful work for 3\.\d %/,
    ran: (_, repeat) => ({ perSecond: noisy(23_979, repeat), besideUs: 1.551497 }),
  },
  {
    claim: 'useful-work',
    when: 'the work fills three workers',
    verdict: 'fails',
    says: /useful work for 30\d %/,
    ran: (_, repeat) => ({ perSecond: noisy(3000, repeat), besideUs: 1000 }),
  },
  {
    claim: 'useful-work',
    when: 'the work fills about one worker',
    verdict: 'unknown',
    says: /useful work/,
    ran: (_, repeat) => ({ perSecond: noisy(1000, repeat), besideUs: 1000 }),
  },
  {
    claim: 'batching',
    when: 'shared messages take most of the latency away',
    verdict: 'holds',
    says: /grew 1[45]\.\d× .* and [23]\.\d\d× .* with shared messages: 20 %/,
    ran: (arm, repeat) => ({
      callUs: noisy({ one: 50, alone: 750, shared: 150 }[arm] ?? 0, repeat + arm.length),
    }),
  },
  {
    claim: 'batching',
    when: 'shared messages change little',
    verdict: 'fails',
    says: /with shared messages/,
    ran: (arm, repeat) => ({ callUs: noisy({ one: 50, alone: 750, shared: 700 }[arm] ?? 0, repeat) }),
  },
  {
    claim: 'batching',
    when: 'repeats differ wildly',
    verdict: 'unknown',
    says: /with shared messages/,
    ran: (arm, repeat) => ({ callUs: arm === 'shared' ? wild(200, repeat) : 400 }),
  },
]

it.each(CASES)('Claim $claim when $when: $verdict', ({ claim: id, ran, verdict, says }) => {
  const claim = CLAIMS.find((one) => one.id === id)
  if (!claim) throw new Error(`no claim ${id}`)
  const finding = claim.conclude(runsOf(claim, ran))
  expect(finding.verdict).toBe(verdict)
  expect(finding.sentence).toMatch(says)
  for (const { value, range } of finding.figures) {
    expect(range?.low).toBeLessThanOrEqual(value)
    expect(range?.high).toBeGreaterThanOrEqual(value)
  }
})

it('Every claim is tried with every verdict.', () => {
  for (const { id } of CLAIMS)
    expect(new Set(CASES.filter(({ claim }) => claim === id).map(({ verdict }) => verdict)).size).toBe(3)
})
