import { errorMessage } from '../domain/error-message'
import type { LabControls } from '../domain/ports'
import type { Settings } from '../domain/settings'
import type { Lab } from './lab'
import { startThreadLab } from './thread-lab'

interface Place {
  readonly lab: Lab
  /** Why it is not on the thread that was asked for. */
  readonly fallback: string | null
}

/** The page's hold on the lab, wherever it runs: on its own thread, or on the page when asked or forced to. */
export const connectLab = (version: string): LabControls => {
  let pageLab: Promise<Lab> | null = null
  // Started at once, not when first needed: it loads while the page draws.
  let threadLab: Promise<Lab> | null = startThreadLab()
  threadLab.catch(() => undefined)
  let current: Promise<Place> | null = null
  let runs = 0

  const onPage = async (fallback: string | null): Promise<Place> => {
    pageLab ??= import('./page-lab').then(({ createPageLab }) => createPageLab())
    return { lab: await pageLab, fallback }
  }

  const placeFor = async (caller: Settings['caller']): Promise<Place> => {
    if (caller === 'page') return onPage(null)
    threadLab ??= startThreadLab()
    try {
      return { lab: await threadLab, fallback: null }
    } catch (error) {
      return onPage(errorMessage(error))
    }
  }

  return {
    run: async (settings, publish) => {
      if (current) throw new Error('A run is going on already: stop it before starting another.')
      runs += 1
      const number = runs
      current = placeFor(settings.caller)
      try {
        const { lab, fallback } = await current
        return await lab.run({ number, settings, version, callerFallback: fallback, publish })
      } catch (error) {
        // Should the thread have died, the next run starts another.
        if (error instanceof Error && error.name === 'NoThreadError') threadLab = null
        throw error
      } finally {
        current = null
      }
    },
    update: async (settings) => (await current)?.lab.update(settings),
    startCold: async () => (await current)?.lab.startCold(),
    stop: async () => (await current)?.lab.stop(),
  }
}
