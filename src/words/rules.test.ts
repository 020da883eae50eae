import { expect, it } from 'vitest'
import { factsOfReport } from './facts/of-report'
import { factsOfSnapshot } from './facts/of-snapshot'
import { RULES } from './rules'
import { speak } from './speak'
import type { Case } from './testing/cases/test-case'
import { CALLER_BOUND } from './testing/cases/test-loads'
import { CASES } from './testing/test-cases'
import { reportWith } from './testing/test-reports'
import { snapshotWith } from './testing/test-snapshots'

const saidOf = ({ of, run }: Case): string => {
  const facts = of === 'live' ? factsOfSnapshot(snapshotWith(run)) : factsOfReport(reportWith(run))
  const { happening, advice } = speak(facts)
  return `${happening} ${advice ?? ''}`
}

it.each(CASES.map((one) => [one.rule, one.when, one] as const))(
  'The rule “%s” speaks when %s.',
  (_rule, _when, one) => expect(saidOf(one)).toContain(one.says),
)

it('Every rule has a case, and no two have the same name.', () => {
  const told = new Set(CASES.map(({ rule }) => rule))
  expect(RULES.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([])
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
})

it('Many workers that are hardly taken up are not said to share the cores.', () => {
  const settings = { mode: 'open', workers: 16, ratePerSecond: 100, demand: 4, serviceUs: 1000 } as const
  const run = {
    settings,
    verdict: { kind: 'stable' },
    environment: { cores: 2 },
    directUs: 1000,
    serviceUs: 1500,
  } as const
  const said = (load: number) => speak(factsOfSnapshot(snapshotWith({ ...run, load }))).advice ?? ''
  expect(said(0.06)).not.toMatch(/share the cores/)
  expect(said(0.5)).toMatch(/8 workers at a time share the cores/)
})

it.each([
  // The first calls are of cold workers, whatever they take.
  ['it is not known yet how quick a crossing can be', { settings: { demand: 4 }, hopUs: 20_000 }],
  ['few calls were measured', { settings: { demand: 4 }, hopUs: 20_000, fates: { completed: 3 } }],
  ['the quickest crossing is short', { settings: { demand: 4 }, hopUs: 20_000, leastCrossingUs: 60 }],
  [
    'more workers compute than there are cores',
    {
      settings: { demand: 64, workers: 64 },
      environment: { cores: 2 },
      hopUs: 200_000,
      serviceUs: 20_000,
      leastCrossingUs: 15_000,
    },
  ],
  [
    'workers run calls most of the time, and those that they hold wait there',
    {
      settings: { demand: 256, batch: 4096, inFlight: 1024 },
      hopUs: 20_000,
      leastCrossingUs: 9000,
      busy: 0.9,
    },
  ],
] as const)('That handing over takes the time is not said while %s.', (_when, run) => {
  const of = { serviceUs: 2000, directUs: 2000, ...run }
  for (const facts of [factsOfSnapshot(snapshotWith(of)), factsOfReport(reportWith({ ...of, served: 100 }))])
    expect(speak(facts).advice ?? '').not.toMatch(/Handing a call over|Set Batch/)
})

it('More workers are not advised to callers that wait behind a lock.', () => {
  const run = { settings: { lock: 'fair', demand: 100 }, waitUs: 15_000, lockUs: 5, serviceUs: 10 } as const
  expect(speak(factsOfSnapshot(snapshotWith(run))).advice ?? '').not.toMatch(/Add \d+ worker/)
})

it('A burst, in which each call waits longer than the one before, is not called too short.', () => {
  const run = { settings: { mode: 'burst' }, serviceUs: 10, isWarm: false } as const
  expect(speak(factsOfReport(reportWith(run))).advice ?? '').not.toMatch(/still changing/)
})

it('A chain that cannot end is told though a check fails: it needs no figure.', () => {
  const checks = CASES.find(({ rule }) => rule === 'distrust')?.run.checks ?? []
  const run = { settings: { nesting: 8, workers: 1, demand: 4 }, checks } as const
  expect(speak(factsOfReport(reportWith(run))).advice).toMatch(/A chain of 8 calls holds 8 places/)
})

it('A queue that is too short is told though a check fails: it is a matter of settings and counts.', () => {
  const checks = CASES.find(({ rule }) => rule === 'distrust')?.run.checks ?? []
  const settings = { mode: 'burst', demand: 100, callsPerCaller: 10, queueLimit: 3 } as const
  const run = { settings, checks, fates: { completed: 16, rejected: 984 } } as const
  expect(speak(factsOfReport(reportWith(run))).advice).toMatch(/^A burst of 1,000 calls meets a queue of 3/)
})

it('A few calls, which may all be of cold workers, tell nothing of shared cores.', () => {
  const settings = { mode: 'burst', demand: 3, callsPerCaller: 3, workers: 8, serviceUs: 4000 } as const
  const run = {
    settings,
    environment: { cores: 1 },
    directUs: 4000,
    serviceUs: 40_000,
    fates: { completed: 9 },
  } as const
  expect(speak(factsOfReport(reportWith(run))).advice ?? '').not.toMatch(/share the cores/)
})

it('Workers that share a lock run one call at a time, and do not share the cores.', () => {
  const settings = { workers: 8, demand: 8, lock: 'barging', serviceUs: 4000 } as const
  const run = { settings, environment: { cores: 2 }, directUs: 4000, serviceUs: 32_000 } as const
  expect(speak(factsOfReport(reportWith(run))).advice ?? '').not.toMatch(/share the cores/)
})

it('A burst of one call has nobody to share a message with, and a few calls tell nothing of the pool.', () => {
  const settings = { mode: 'burst', demand: 1, callsPerCaller: 1, workers: 1, serviceUs: 100 } as const
  const run = {
    settings,
    fates: { completed: 1 },
    directUs: 100,
    serviceUs: 100,
    hopUs: 400,
    served: 300,
  } as const
  expect(speak(factsOfReport(reportWith(run))).advice ?? '').not.toMatch(/Batch|does not pay/)
})

it('What is lost no more is neither told nor advised against, though the run has lost much.', () => {
  const settings = { workers: 2, demand: 8, queueLimit: 1 } as const
  const fates = { completed: 1000, rejected: 5000 }
  const said = (lost: number) => {
    const { happening, advice } = speak(
      factsOfSnapshot(snapshotWith({ settings, fates, lately: { completed: 100, lost } })),
    )
    return `${happening} ${advice}`
  }
  expect(said(500)).toMatch(/rejected.*Raise Queue limit/)
  expect(said(0)).not.toMatch(/rejected|Queue limit/)
})

it('Workers are too many for the cores only where the function is longer for certain.', () => {
  const run = {
    settings: { workers: 8, demand: 8 },
    environment: { cores: 2 },
    directUs: 100,
    serviceUs: 400,
  }
  const said = (inflationLow: number) => speak(factsOfReport(reportWith({ ...run, inflationLow }))).topic
  expect(said(2.1)).toContain('crowded')
  expect(said(0.9)).not.toContain('crowded')
})

it('The thread that makes calls which arrive is what they wait for only where as many arrive as it has time for.', () => {
  const said = (load: number) => {
    const settings = {
      ...CALLER_BOUND.settings,
      mode: 'open',
      demand: 1,
      ratePerSecond: load * 20_000,
    } as const
    return speak(factsOfSnapshot(snapshotWith({ ...CALLER_BOUND, settings, arrivals: load * 20_000, load })))
      .advice
  }
  expect(said(0.05) ?? '').not.toMatch(/and no more/)
  expect(said(0.98)).toMatch(/hands over about 20,000 calls\/s and no more/)
})

it('A call under a lock is not said to be too short for handing over: called directly it would want the lock too.', () => {
  const settings = { demand: 16, lock: 'barging' } as const
  const run = { settings, waitUs: 900, hopUs: 120, serviceUs: 1 }
  expect(speak(factsOfSnapshot(snapshotWith(run))).advice ?? '').not.toMatch(/directly|Batch/)
})
