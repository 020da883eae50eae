import { test } from '@playwright/test'
import type { Settings } from '../../../src/domain/settings/settings'
import { labThread } from '../expected/thread-session'
import { printTable } from '../figures'
import { BENCH_PAGE } from '../playwright.config'
import { type Allocation, startSampling, stopSampling } from './allocation-profile'

const SECONDS = Number(process.env.POOLSCOPE_ALLOCATION_SECONDS ?? 8)
/** Until then code is optimised and tables grow to their size. */
const WARM_UP_MS = 2000

const CASES: readonly { readonly name: string; readonly settings: Partial<Settings> }[] = [
  { name: '1 caller, batch 1', settings: { mode: 'closed', demand: 1, workers: 1, serviceUs: 0.4 } },
  {
    name: 'bursts of 10,000, batch auto',
    settings: { mode: 'burst', demand: 1, workers: 2, serviceUs: 0.4, batch: 'auto' },
  },
  {
    name: 'open, 2,000 calls/s, batch 1',
    settings: { mode: 'open', demand: 1, ratePerSecond: 2000, workers: 2, serviceUs: 10 },
  },
]

/** Has the engine see what happens to calls some hundred thousand times: the lab's thread stays for the next run. */
const WARM_UP: Partial<Settings> = {
  mode: 'burst',
  demand: 1,
  workers: 2,
  serviceUs: 0.4,
  batch: 'auto',
  seconds: 6,
}

/** Places printed for each load. */
const PLACES = 8

const PARTS = [
  'src/record',
  'src/stats',
  'src/lab',
  'src/demand',
  'src/pool',
  'src/workloads',
  'node_modules',
]
const partOf = ({ file }: Allocation) => PARTS.find((part) => file.startsWith(part)) ?? 'engine and rest'

const sumOf = (allocations: readonly Allocation[]) => allocations.reduce((sum, { bytes }) => sum + bytes, 0)

test('allocation: bytes a call on the lab’s thread, by part of the source, in steady state', async ({
  page,
  request,
}) => {
  test.setTimeout(600_000)
  const parts: string[][] = [...PARTS, 'engine and rest'].map((part) => [part])
  /** What is made for snapshots and buckets is made as often under every load; what is made for calls is not. */
  const recordRate: string[] = ['src/record, kB/s']
  const callRate: string[] = ['calls/s']
  const places: string[][] = []
  for (const { name, settings } of CASES) {
    await page.goto(BENCH_PAGE)
    await page.evaluate((wanted) => window.bench.run(wanted), WARM_UP)
    await page.evaluate((wanted) => void window.bench.run(wanted), settings)
    const completed = (sinceMs: number) =>
      page
        .waitForFunction((ms) => {
          const snapshot = window.bench.snapshot()
          return snapshot && snapshot.at > ms ? { calls: snapshot.counts.completed, at: snapshot.at } : null
        }, sinceMs)
        .then(async (handle) => (await handle.jsonValue()) ?? { calls: 0, at: 0 })
    await completed(WARM_UP_MS)
    const thread = await labThread(page)
    await startSampling(thread)
    const from = await completed(WARM_UP_MS)
    const until = await completed(from.at + SECONDS * 1000)
    const allocations = await stopSampling(thread, request)
    await page.evaluate(() => window.bench.stop())

    const calls = until.calls - from.calls
    const perCall = (bytes: number) => (bytes / calls).toFixed(2)
    for (const row of parts)
      row.push(perCall(sumOf(allocations.filter((allocation) => partOf(allocation) === row[0]))))
    const ofRecord = allocations.filter(({ file }) => file.startsWith('src/record'))
    recordRate.push((sumOf(ofRecord) / (until.at - from.at)).toFixed(0))
    for (const { file, line, bytes } of ofRecord.slice(0, PLACES))
      places.push([name, `${file}:${line}`, perCall(bytes), (bytes / (until.at - from.at)).toFixed(1)])
  }
  printTable(test.info().title, ['part', ...CASES.map(({ name }) => name)], [...parts, callRate, recordRate])
  printTable('allocation: places in src/record', ['load', 'function at', 'bytes a call', 'kB/s'], places)
})
