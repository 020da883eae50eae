import { GOES_ON } from '../domain/experiments/exclusivity'
import type { InstrumentCost } from '../domain/experiments/instrument-cost'
import type { FiguresReport } from '../domain/report'
import type { Settings } from '../domain/settings/settings'
import { OtherRuns } from '../surroundings/other-runs'
import { Fit } from './baseline/kernel-fit'
import type { Host } from './host/host'
import type { PageChange } from './host/page-change'
import type { InstrumentMeasurement, InstrumentOrder } from './instrument/instrument'
import { ParallelismProbe } from './parallelism/parallelism-probe'
import { fetchOwn } from './run/own-run'
import { Run } from './run/run'
import type { RunOrder } from './run/run-order'

/** A lab on one thread. Does one thing at a time: an experiment, or measuring what recording costs. */
export interface Lab {
  readonly run: (order: RunOrder) => Promise<FiguresReport>
  /** Fetches ahead what is fetched late else. Rejects when it cannot. */
  readonly fetchAhead: () => Promise<void>
  readonly update: (settings: Settings, mark?: string) => Promise<void>
  readonly startCold: () => void
  /** Ends what goes on. */
  readonly stop: () => void
  readonly measureInstrument: (order: InstrumentOrder) => Promise<InstrumentCost>
  /** The browser does something else with the page. */
  readonly pageChanged: (change: PageChange) => void
}

/** The lab on the thread that it is made on. */
export interface LocalLab extends Lab {
  /** Does ahead what a first run needs whatever its settings. */
  readonly prepare: () => void
}

type Work =
  | { readonly kind: 'run'; readonly run: Run }
  /** Its code is loaded when it is asked for, as few do: until then there is only a wish to stop. */
  | { readonly kind: 'measuring'; measurement: InstrumentMeasurement | null; isStopped: boolean }

const fetchInstrument = () => import('./instrument/instrument')

export const createLab = (host: Host): LocalLab => {
  const fit = new Fit({ clock: host.clock, turn: host.waiting.turn })
  const probe = new ParallelismProbe(host)
  const otherRuns = new OtherRuns(host.locks, host.page)
  let current: Work | null = null
  let page: PageChange | null = null
  /** What recording costs on this thread, as last measured. */
  let instrument: InstrumentCost | null = null

  /** Has `work` be what goes on until it ends. */
  const exclusively = async <W extends Work, T>(work: W, execute: (work: W) => Promise<T>): Promise<T> => {
    if (current) throw new Error(GOES_ON[current.kind])
    current = work
    otherRuns.begin()
    try {
      return await execute(work)
    } finally {
      otherRuns.end()
      current = null
    }
  }
  const currentRun = () => (current?.kind === 'run' ? current.run : null)

  return {
    prepare: () => {
      if (!current) void fit.cost()
    },
    run: (order) =>
      exclusively(
        { kind: 'run', run: new Run(host, order, { fit, probe, otherRuns, page, instrument }) },
        ({ run }) => run.execute(),
      ),
    fetchAhead: async () => {
      await Promise.all([fetchInstrument(), fetchOwn(), host.fetchWorkerScript()])
    },
    update: async (settings, mark) => currentRun()?.update(settings, mark),
    startCold: () => currentRun()?.startCold(),
    stop: () => {
      if (current?.kind !== 'measuring') return current?.run.stop()
      current.isStopped = true
      current.measurement?.stop()
    },
    measureInstrument: async (order) => {
      const work: Work = { kind: 'measuring', measurement: null, isStopped: false }
      instrument = await exclusively(work, async (measuring) => {
        const { InstrumentMeasurement } = await fetchInstrument()
        const measurement = new InstrumentMeasurement(host, order)
        measuring.measurement = measurement
        if (measuring.isStopped) measurement.stop()
        return measurement.execute()
      })
      return instrument
    },
    pageChanged: (change) => {
      page = change
      currentRun()?.pageChanged(change)
    },
  }
}
