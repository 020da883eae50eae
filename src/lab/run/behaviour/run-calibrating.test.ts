import { expect, it } from 'vitest'
import { TestHost } from '../../testing/test-host'
import { TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

const fractionOf = ({ latest }: TestRun): number =>
  latest?.phase.kind === 'calibrating' ? latest.phase.fraction : 0

it('While direct calls of a second each are timed, what is said after one has been seen before the next, and a stop that comes then is heard before it.', async () => {
  const host = new TestHost()
  let stoppedAt = Number.POSITIVE_INFINITY
  const run: TestRun = new TestRun({ serviceUs: 1_000_000, rounds: 0 }, host, {
    shown: async () => {
      if (fractionOf(run) === 0) return
      stoppedAt = host.clock.present
      run.lab.stop()
    },
  })
  const report = await run.end()
  expect(report).toMatchObject({ endedBy: 'stopped', counts: { submitted: 0 } })
  expect(run.latest?.phase).toEqual({ kind: 'finished', reason: 'stopped' })
  expect(host.clock.present - stoppedAt).toBeLessThan(1000)
})

it('Who never sees what is said holds no run up.', async () => {
  const report = await new TestRun({}, new TestHost(), {
    shown: () => new Promise(() => undefined),
  }).end()
  expect(report.endedBy).toBe('rounds')
})

it('A run that is stopped before there was demand asks nothing of its workers, which may be loading still.', async () => {
  const host = new TestHost()
  let asked = 0
  host.api = {
    ...host.api,
    ping: () => {
      asked += 1
    },
  }
  const spin = () => {
    asked += 1
    return new Promise<never>(() => undefined)
  }
  host.startSpinner = () => ({ ready: Promise.resolve(), spin })
  const run = new TestRun({ rounds: 0 }, host)
  await run.until(({ phase }) => phase.kind === 'calibrating')
  run.lab.stop()
  await run.end()
  expect(asked).toBe(0)
})
