import { NO_COUNTS } from '../domain/call'
import type { InstrumentCost } from '../domain/experiments/instrument-cost'
import type { Judge, Judgement } from '../domain/own/own'
import type { LabControls, MeasuringOptions } from '../domain/ports'
import { REPORT_SCHEMA, type Report } from '../domain/report'
import { DEFAULTS, type Settings } from '../domain/settings/settings'
import type { Snapshot } from '../domain/snapshot'
import { createSession } from './session'
import { createAppStore } from './state'

/** Of a report, as much as tells one from another. */
const bareReport = (settings: Settings, endedBy: Report['endedBy']): Report =>
  ({
    schema: REPORT_SCHEMA,
    settings,
    endedBy,
    counts: NO_COUNTS,
    latencyUs: { call: { mean: null } },
    throughputPerSecond: null,
    baseline: { syncUs: 1 },
  }) as unknown as Report

interface StubMeasuring {
  readonly settings: Settings
  readonly options: MeasuringOptions
  readonly finish: (cost: InstrumentCost) => void
  readonly fail: (error: Error) => void
}

interface StubRun {
  readonly settings: Settings
  readonly publish: (snapshot: Snapshot) => void
  /** By itself; with a report of the test's, or one of no calls. */
  readonly finish: (report?: Report) => void
  readonly fail: (error: Error) => void
}

/** A lab that runs nothing: the test says when a run ends, and reads what was asked. */
export class StubLab implements LabControls {
  readonly runs: StubRun[] = []
  readonly updates: Settings[] = []
  /** What was to stand at them. */
  readonly marks: string[] = []
  stops = 0
  coldStarts = 0
  /** Replaces the answer to an update. */
  onUpdate: () => Promise<void> = async () => undefined
  /** What a run has to report that ends by itself or is stopped. */
  reportOf: (settings: Settings, endedBy: Report['endedBy']) => Report = bareReport
  /** A run that is told to stop does, unless the test says otherwise. */
  endsWhenStopped = true
  #end: ((endedBy: Report['endedBy']) => void) | null = null

  run = (settings: Settings, publish: (snapshot: Snapshot) => void): Promise<Report> =>
    new Promise((resolve, reject) => {
      this.#end = (endedBy) => resolve(this.reportOf(settings, endedBy))
      this.runs.push({
        settings,
        publish,
        finish: (report = this.reportOf(settings, 'rounds')) => resolve(report),
        fail: reject,
      })
    })
  fetchAhead = async (): Promise<void> => undefined
  update = (settings: Settings, mark?: string): Promise<void> => {
    this.updates.push(settings)
    if (mark !== undefined) this.marks.push(mark)
    return this.onUpdate()
  }
  startCold = async (): Promise<void> => {
    this.coldStarts += 1
  }
  stop = async (): Promise<void> => {
    this.stops += 1
    if (this.endsWhenStopped) this.#end?.('stopped')
  }

  readonly measurings: StubMeasuring[] = []
  measureInstrument = (settings: Settings, options: MeasuringOptions = {}): Promise<InstrumentCost> =>
    new Promise((resolve, reject) => {
      this.measurings.push({ settings, options, finish: resolve, fail: reject })
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason))
    })

  get latest(): StubRun {
    const run = this.runs.at(-1)
    if (!run) throw new Error('No run was started.')
    return run
  }
}

export const VERDICT: Judgement = { verdict: 'keep', workers: 0, sentence: 'Keep it.', ways: [], reasons: [] }
const judgeAtOnce: Judge = async () => VERDICT

/** A session at the defaults over a stub lab. */
export const openSession = (judge = judgeAtOnce) => {
  const lab = new StubLab()
  const store = createAppStore(DEFAULTS)
  const session = createSession(lab, store, judge)
  const texts = () => store.getState().notices.map(({ tone, text }) => `${tone}: ${text}`)
  return { lab, store, session, texts }
}
