import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import { conclude } from '../../lab/results/conclude'
import { conclusionOf } from '../../lab/results/conclusion'
import { TestRun } from '../../lab/testing/test-run'
import { cpu } from '../../workloads/compute/test-cpu'

/** A run of the real lab, from its first snapshot to its report. */
export interface RecordedRun {
  readonly snapshots: readonly Snapshot[]
  readonly report: Report
}

const record = async (wanted: Partial<Settings>): Promise<RecordedRun> => {
  const { now } = performance
  cpu.restart()
  performance.now = () => cpu.clock.now()
  try {
    const run = new TestRun(wanted)
    const report = await conclude(await run.end(), { fetch: async () => conclusionOf })
    return { snapshots: run.snapshots, report }
  } finally {
    performance.now = now
  }
}

const recorded = new Map<string, Promise<RecordedRun>>()

/**
 * A run on simulated time, for a page to show; the same for whoever asks for the same. To be made before the page is
 * opened: each has a time of its own.
 * @param wanted of the settings, what is not that of a small run
 */
export const recordedRun = (wanted: Partial<Settings> = {}): Promise<RecordedRun> => {
  const key = JSON.stringify(wanted)
  const run = recorded.get(key) ?? record(wanted)
  recorded.set(key, run)
  return run
}
