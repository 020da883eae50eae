import { expect, it } from 'vitest'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { requireSettings } from '../../settings/validate'
import { portsOn } from '../engine/test-machine'
import { DATA_KB, DATA_SERVICE_US, dataCopiesOf, dataMapExperiment, dataPointsOf } from './data-map'

const NEVER = new AbortController().signal
const MICROS_A_KB = 0.5

/** Two workers, whose caller copies half a microsecond a kilobyte, besides 50 µs for each call. */
const rate = ({ serviceUs, payloadKb, workers }: Settings): number =>
  Math.min(1e6 / (20 + payloadKb * MICROS_A_KB), (workers * 1e6) / (50 + serviceUs))

const measured = async (environment: object = { parallelism: null }) => {
  const experiment = dataMapExperiment({ ...DEFAULTS, workers: 2, payloadKind: 'copy' })
  const { ports } = portsOn({
    rate,
    noise: 0,
    report: (settings) =>
      ({
        settings,
        environment,
        throughputPerSecond: rate(settings),
        data: {
          argumentBytes: settings.payloadKb * 1000,
          resultBytes: null,
          copyUs: settings.payloadKb * MICROS_A_KB,
        },
      }) as never,
  })
  const reports = []
  for (const { arm, label, settings } of experiment.steps({ cores: 2 }))
    reports.push({ arm, label, report: await ports.run(requireSettings(settings), NEVER) })
  return experiment.conclude(reports)
}

it('The map of data has each service time with each size, from when on a call pays with so much, and what copying costs apart from the crossing.', async () => {
  const finding = await measured()
  expect(dataPointsOf(finding)).toHaveLength(DATA_SERVICE_US.length * DATA_KB.length)
  for (const { serviceUs, kb, gain } of dataPointsOf(finding)) {
    const expected = (rate({ ...DEFAULTS, workers: 2, serviceUs, payloadKb: kb }) * serviceUs) / 1e6
    expect(gain, `${serviceUs} µs, ${kb} kB`).toBeCloseTo(expected, 1)
  }
  expect(dataCopiesOf(finding)).toEqual(DATA_KB.map((kb) => ({ kb, copyUs: kb * MICROS_A_KB })))
  expect(finding.sentence).toBe(
    'More than a thread that calls directly, of what was measured: 1 kB from 100 µs on; 100 kB from 100 µs on; 1,000 kB from 1.00 ms on. Copying 1,000 kB takes 500 µs of the caller’s thread, apart from the crossing.',
  )
})

it('What shared the machine with the map is said with it', async () => {
  const { sentence } = await measured({ parallelism: { alone: 0.5, cores: 2 }, otherRuns: 1 })
  expect(sentence).toContain('Another Poolscope measured in this browser all the while')
  expect(sentence).toContain('Something else had part of the machine: a worker alone got')
})
