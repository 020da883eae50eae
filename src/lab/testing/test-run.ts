import type { FiguresReport } from '../../domain/report'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import { createLab, type Lab } from '../lab'
import type { RunOrder } from '../run/run-order'
import { TestHost } from './test-host'

/** Small enough to end within a few thousand messages. */
export const SMALL: Partial<Settings> = {
  workers: 2,
  demand: 3,
  callsPerCaller: 20,
  serviceUs: 10,
  rounds: 2,
}

/** A lab on simulated time, with one run that has begun, and all it has announced. */
export class TestRun {
  readonly host: TestHost
  readonly lab: Lab
  readonly snapshots: Snapshot[] = []
  readonly settings: Settings
  readonly report: Promise<FiguresReport>

  constructor(
    wanted: Partial<Settings> = {},
    host = new TestHost(),
    { shown }: Pick<RunOrder, 'shown'> = {},
  ) {
    this.host = host
    this.lab = createLab(host)
    this.settings = { ...DEFAULTS, ...SMALL, ...wanted }
    this.report = this.lab.run({
      number: 1,
      settings: this.settings,
      version: 'test',
      callerFallback: null,
      publish: (snapshot) => this.snapshots.push(snapshot),
      ...(shown ? { shown } : {}),
    })
    // A test that ends early leaves it unheard.
    this.report.catch(() => undefined)
  }

  get latest(): Snapshot | undefined {
    return this.snapshots.at(-1)
  }

  end(): Promise<FiguresReport> {
    return this.host.settled(this.report)
  }

  /** Lets the run go on until a snapshot is as wanted. */
  async until(isWanted: (snapshot: Snapshot) => boolean): Promise<void> {
    await this.host.until(() => this.latest !== undefined && isWanted(this.latest))
  }

  async update(changed: Partial<Settings>): Promise<void> {
    await this.host.settled(this.lab.update({ ...(this.latest?.settings ?? this.settings), ...changed }))
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** What is wrong with the books of a run that has ended; nothing, if each call is in exactly one place. */
export const imbalancesOf = ({ snapshots }: TestRun, report: FiguresReport): readonly string[] => {
  const { submitted, completed, failed, cancelled, timedOut, rejected, blocked, queued, inFlight } =
    report.counts
  const faults: string[] = []
  const must = (isSo: boolean, what: string) => {
    if (!isSo) faults.push(what)
  }
  must(submitted === completed + failed + cancelled + timedOut + rejected, 'each call has ended')
  must(blocked === 0 && queued === 0 && inFlight === 0, 'no call is left')
  must(
    snapshots.every(({ unaccounted }) => unaccounted === 0),
    'every snapshot balances',
  )
  // Segments and latencies are of callers' calls: neither of those made from inside workers, nor of the background.
  const others = (report.nesting?.calls ?? 0) + (report.classes.background?.counts.submitted ?? 0)
  const own = sum(report.segments.map((segment) => segment.completed))
  must(
    report.latencyUs.call.count + report.excluded.total + report.outOfOrder === own,
    'each completed call has a latency, or was left out',
  )
  must(
    sum(report.segments.map((segment) => segment.submitted)) === submitted - others,
    'segments have all calls',
  )
  must(others > 0 || own === completed, 'segments have all results')
  const { foreground, background } = report.classes
  must(own === foreground.counts.completed, 'segments and class have the same results')
  must(
    report.durationMs > 600_000 || sum(report.timeline.samples) + sum(report.timeline.excluded) === own,
    'buckets have all results',
  )
  for (const { counts } of [foreground, ...(background ? [background] : [])])
    must(
      counts.submitted ===
        counts.completed +
          counts.failed +
          counts.cancelled +
          counts.timedOut +
          counts.rejected +
          counts.unfinished &&
        counts.unfinished === 0 &&
        counts.cutOff <= counts.cancelled,
      'each call of a class has one fate',
    )
  must(
    report.workers.every(({ busy, held }) => busy <= 1 && held <= 1),
    'no worker has more time than there was',
  )
  must((report.timeline.t.at(-1) ?? 0) <= report.durationMs, 'no bucket ends after the run')
  must(
    new Set(Object.values(report.timeline).map(({ length }) => length)).size === 1,
    'columns are equally long',
  )
  return faults
}
