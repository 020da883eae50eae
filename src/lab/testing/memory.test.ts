import { expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import { createLab } from '../lab'
import { TestHost } from './test-host'
import { tellSimulatedTime } from './test-time'

tellSimulatedTime()

/** Of Node, which the sources do not know. */
interface Engine {
  readonly setFlagsFromString: (flags: string) => void
}
interface Machines {
  readonly runInNewContext: (code: string) => () => void
}
declare const process: { readonly memoryUsage: () => { readonly heapUsed: number } }

/** Live heap, MB. */
const createHeapReader = async () => {
  const engine = (await import(/* @vite-ignore */ `node:${'v8'}`)) as Engine
  const machines = (await import(/* @vite-ignore */ `node:${'vm'}`)) as Machines
  engine.setFlagsFromString('--expose_gc')
  const collect = machines.runInNewContext('gc')
  return () => {
    collect()
    return process.memoryUsage().heapUsed / 1e6
  }
}

const MINUTE_MS = 60_000
/** `POOLSCOPE_MINUTES=60` has it run for an hour. By default all that is kept for ten minutes is overwritten twice. */
const MINUTES = Number(import.meta.env.POOLSCOPE_MINUTES ?? 30)
/** From then on nothing grows. */
const FULL = 10
/** What the engine itself may take meanwhile, for code that it has compiled: 60 kB a minute. */
const MOST_MB = (MINUTES - FULL) * 0.06

it(`${MINUTES} minutes of running leave the memory of lab and pool flat within ${MOST_MB} MB from minute ten on`, async () => {
  const heap = await createHeapReader()
  const host = new TestHost()
  // Long strides, but shorter than what would look like a stall; each has a snapshot and a few calls.
  host.turnMs = 700
  const lab = createLab(host)
  let latest: Snapshot | null = null
  const settings = { ...DEFAULTS, workers: 2, demand: 4, callsPerCaller: 20, serviceUs: 10 }
  const report = lab.run({
    number: 1,
    settings,
    version: 'test',
    callerFallback: null,
    publish: (snapshot) => {
      latest = snapshot
    },
  })
  report.catch(() => undefined)
  const minutes = (snapshot: Snapshot | null) => (snapshot?.at ?? 0) / MINUTE_MS

  const heaps = new Map<number, number>()
  for (let minute = 5; minute <= MINUTES; minute += 5) {
    await host.until(() => minutes(latest) >= minute)
    heaps.set(minute, heap())
    // Segments, marks and workers come and go as well.
    const workers = minute % 2 === 0 ? 2 : 3
    await host.settled(lab.update({ ...settings, workers, serviceUs: minute }))
  }
  const growth = [...heaps].filter(([minute]) => minute > FULL).map(([, mb]) => mb - (heaps.get(FULL) ?? 0))
  const { counts, rounds } = (latest ?? {}) as unknown as Snapshot
  expect(counts.completed).toBeGreaterThan(170 * MINUTES)
  expect(rounds.length).toBeGreaterThan(50)
  expect(Math.max(...growth), `MB by minute: ${JSON.stringify([...heaps])}`).toBeLessThan(MOST_MB)
  lab.stop()
  await host.settled(report)
})
