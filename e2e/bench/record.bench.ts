/**
 * Makes the recording that `e2e/replay` plays: a real run, written to `e2e/replay/run.jsonl.gzip`.
 * Only when asked to: `POOLSCOPE_RECORD=1 npm run bench -- record`, on a machine that is otherwise at rest, after
 * a change of what a snapshot holds. Pictures that tests compare have to be taken anew afterwards.
 * To look into it: `gzip -dc < e2e/replay/run.jsonl.gzip`.
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { test } from '@playwright/test'
import type { RecordOrder } from './pages/record'
import { BENCH_PAGE } from './playwright.config'

const RECORDING = `${import.meta.dirname}/../replay/run.jsonl.gzip`

/** A calm beginning, four times the demand, twice the workers, calm again: what the page is for, in 42 s. */
const ORDER: RecordOrder = {
  settings: { workers: 2, demand: 2, serviceUs: 200, seconds: 42, callsPerCaller: 1000, rounds: 0, seed: 1 },
  changes: [
    { at: 10_000, settings: { demand: 16 } },
    { at: 19_000, settings: { workers: 4 } },
    { at: 30_000, settings: { demand: 4 } },
  ],
}

test('record: a run for replays', async ({ page }) => {
  test.skip(process.env.POOLSCOPE_RECORD !== '1', 'set POOLSCOPE_RECORD=1 to record a run')
  await page.goto(BENCH_PAGE)
  await page.evaluate(() => window.bench.showPage(false))
  const text = await page.evaluate((order) => window.bench.record(order), ORDER)
  const packed = gzipSync(text, { level: 9 })
  writeFileSync(RECORDING, packed)
  console.log(
    `${text.split('\n').length - 2} snapshots: ${Math.round(text.length / 1000)} kB, ${Math.round(packed.length / 1000)} kB packed.`,
  )
})
