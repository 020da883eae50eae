import type { Report } from '../domain/report'
import type { Settings } from '../domain/settings'
import type { Host } from './host'
import type { PageChange } from './page-change'
import { Run, type RunOrder } from './run'

/** A lab on one thread. Runs one experiment at a time. */
export interface Lab {
  readonly run: (order: RunOrder) => Promise<Report>
  readonly update: (settings: Settings) => Promise<void>
  readonly startCold: () => void
  readonly stop: () => void
  /** The browser does something else with the page. */
  readonly pageChanged: (change: PageChange) => void
}

export const createLab = (host: Host): Lab => {
  let current: Run | null = null
  let page: PageChange | null = null
  return {
    run: async (order) => {
      if (current) throw new Error('A run is going on already: stop it before starting another.')
      const run = new Run(host, order, page)
      current = run
      try {
        return await run.execute()
      } finally {
        current = null
      }
    },
    update: async (settings) => current?.update(settings),
    startCold: () => current?.startCold(),
    stop: () => current?.stop(),
    pageChanged: (change) => {
      page = change
      current?.pageChanged(change)
    },
  }
}
