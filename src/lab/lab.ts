import type { InstrumentCost } from '../domain/instrument-cost'
import type { Report } from '../domain/report'
import type { Settings } from '../domain/settings'
import { GOES_ON } from './goes-on'
import type { Host } from './host'
import { InstrumentMeasurement, type InstrumentOrder } from './instrument'
import type { PageChange } from './page-change'
import { Run, type RunOrder } from './run'

/** A lab on one thread. Does one thing at a time: an experiment, or measuring what recording costs. */
export interface Lab {
  readonly run: (order: RunOrder) => Promise<Report>
  readonly update: (settings: Settings) => Promise<void>
  readonly startCold: () => void
  /** Ends what goes on. */
  readonly stop: () => void
  readonly measureInstrument: (order: InstrumentOrder) => Promise<InstrumentCost>
  /** The browser does something else with the page. */
  readonly pageChanged: (change: PageChange) => void
}

export const createLab = (host: Host): Lab => {
  let current: Run | InstrumentMeasurement | null = null
  let page: PageChange | null = null
  /** What recording costs on this thread, as last measured. */
  let instrument: InstrumentCost | null = null

  /** Has `work` be what goes on until it ends. */
  const exclusively = async <W extends Run | InstrumentMeasurement, T>(
    begin: () => W,
    execute: (work: W) => Promise<T>,
  ): Promise<T> => {
    if (current) throw new Error(GOES_ON[current instanceof Run ? 'run' : 'measuring'])
    const work = begin()
    current = work
    try {
      return await execute(work)
    } finally {
      current = null
    }
  }

  return {
    run: (order) =>
      exclusively(
        () => new Run(host, order, page, instrument),
        (run) => run.execute(),
      ),
    update: async (settings) => {
      if (current instanceof Run) await current.update(settings)
    },
    startCold: () => {
      if (current instanceof Run) current.startCold()
    },
    stop: () => current?.stop(),
    measureInstrument: async (order) => {
      instrument = await exclusively(
        () => new InstrumentMeasurement(host, order),
        (measurement) => measurement.execute(),
      )
      return instrument
    },
    pageChanged: (change) => {
      page = change
      if (current instanceof Run) current.pageChanged(change)
    },
  }
}
