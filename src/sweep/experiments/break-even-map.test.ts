import { describe, expect, it } from 'vitest'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { requireSettings } from '../../settings/validate'
import { portsOn } from '../engine/test-machine'
import {
  boundaryUs,
  breakEvenExperiment,
  handOverIn,
  MAP_BATCHES,
  MAP_SERVICE_US,
  mapPointsOf,
} from './break-even-map'

const COST = { overheadUs: 60, callerUs: 40 }
const NEVER = new AbortController().signal

/** What the model expects of two workers. */
const rate = ({ serviceUs, batch, demand, workers }: Settings): number => {
  const calls = Number(batch)
  if (demand === 1) return 1e6 / (serviceUs + COST.overheadUs)
  return Math.min(
    (calls * 1e6) / COST.callerUs,
    (workers * calls * 1e6) / (COST.overheadUs + calls * serviceUs),
  )
}

const measured = async () => {
  const experiment = breakEvenExperiment({ ...DEFAULTS, workers: 2 })
  const { ports } = portsOn({
    rate,
    noise: 0,
    report: (settings) => ({
      latencyUs: { call: { mean: settings.serviceUs + COST.overheadUs } } as never,
      throughputPerSecond: rate(settings),
    }),
  })
  const steps = experiment.steps({ cores: 2 })
  const reports = []
  for (const { arm, label, settings } of steps)
    reports.push({ arm, label, report: await ports.run(requireSettings(settings), NEVER) })
  return { finding: experiment.conclude(reports), steps }
}

describe('the break-even map', () => {
  it('measures each service time with each batch, and what handing over costs', async () => {
    const { finding, steps } = await measured()
    expect(steps).toHaveLength(2 + MAP_SERVICE_US.length * MAP_BATCHES.length)
    expect(mapPointsOf(finding)).toHaveLength(MAP_SERVICE_US.length * MAP_BATCHES.length)
    expect(handOverIn(finding)?.overheadUs).toBeCloseTo(COST.overheadUs)
    expect(finding.sentence).toBe(
      'More than a thread that calls directly, of what was measured: one call a message from 100 µs on; 8 calls a message from 10.0 µs on; 64 calls a message from 1.00 µs on.',
    )
  })

  it('has the model’s boundary between places that pay and places that do not', async () => {
    const { finding } = await measured()
    for (const { serviceUs, batch, gain } of mapPointsOf(finding)) {
      const boundary = boundaryUs(COST, { workers: 2, cores: 2, batch })
      expect(gain > 1, `${serviceUs} µs, ${batch}`).toBe(serviceUs > (boundary ?? Number.POSITIVE_INFINITY))
    }
  })

  it('has no boundary for one worker, nor for several on one core', () => {
    expect(boundaryUs(COST, { workers: 1, cores: 2, batch: 8 })).toBeNull()
    expect(boundaryUs(COST, { workers: 4, cores: 1, batch: 8 })).toBeNull()
  })

  it('of runs in which no call came back says that nothing surely pays', () =>
    expect(breakEvenExperiment(DEFAULTS).conclude([])).toMatchObject({
      figures: [],
      sentence: expect.stringContaining('At none of the measured places'),
    }))
})
