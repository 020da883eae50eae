import { GOES_ON } from '../../domain/experiments/exclusivity'
import type { LabControls } from '../../domain/ports'
import type { Settings } from '../../domain/settings/settings'
import { errorMessage } from '../../domain/wording/error-message'
import type { Lab } from '../lab'
import { conclude, fetchSpeaker } from '../results/conclude'
import { NoThreadError, SilentThreadError, startThreadLab } from './thread-lab'

interface Place {
  readonly lab: Lab
  /** Why it is not on the thread that was asked for. */
  readonly fallback: string | null
}

interface Occupation {
  readonly what: 'run' | 'measuring'
  place: Promise<Place>
  isStopped: boolean
}

/** Threads that may stand still one after another before a run is made on the page instead. */
const MOST_THREADS = 3

/** Whether a run that ended so may be begun again on another thread, with nobody the wiser. */
const isSilentStart = (error: unknown): boolean => error instanceof SilentThreadError && !error.hadBegun

/** The page's hold on the lab, wherever it runs: on its own thread, or on the page when asked or forced to. */
export const connectLab = (version: string): LabControls => {
  const page = crypto.randomUUID?.() ?? String(Math.random())
  let pageLab: Promise<Lab> | null = null
  // Started at once, not when first needed: it loads while the page draws.
  let threadLab: Promise<Lab> | null = startThreadLab(page)
  threadLab.catch(() => undefined)
  let current: Occupation | null = null
  let runs = 0

  const onPage = async (fallback: string | null): Promise<Place> => {
    pageLab ??= import('./page-lab').then(({ createPageLab }) => createPageLab(page))
    return { lab: await pageLab, fallback }
  }

  const placeFor = async (caller: Settings['callerThread']): Promise<Place> => {
    if (caller === 'page') return onPage(null)
    threadLab ??= startThreadLab(page)
    try {
      return { lab: await threadLab, fallback: null }
    } catch (error) {
      return onPage(errorMessage(error))
    }
  }

  /** Does `work` in the lab that the settings ask for, and nothing beside it. */
  const inLab = async <T>(
    what: Occupation['what'],
    { callerThread }: Settings,
    work: (place: Place) => Promise<T>,
  ): Promise<T> => {
    if (current) throw new Error(GOES_ON[current.what])
    const occupation: Occupation = { what, place: placeFor(callerThread), isStopped: false }
    current = occupation
    try {
      for (let threads = 1; ; threads += 1) {
        const place = await occupation.place
        try {
          return await work(place)
        } catch (error) {
          // Should the thread have died, the next run starts another.
          if (error instanceof NoThreadError || error instanceof SilentThreadError) threadLab = null
          if (!isSilentStart(error)) throw error
          occupation.place = threads < MOST_THREADS ? placeFor(callerThread) : onPage(errorMessage(error))
        }
      }
    } finally {
      current = null
    }
  }

  return {
    run: (settings, publish, { code } = {}) =>
      inLab('run', settings, async ({ lab, fallback }) => {
        runs += 1
        const order = { number: runs, settings, version, callerFallback: fallback, publish, code }
        const report = lab.run(order)
        // Asked to stop of a thread that stood still, and begun again on another: that ends it as the first would have.
        if (current?.isStopped) lab.stop()
        return conclude(await report)
      }),
    fetchAhead: async () => {
      await Promise.allSettled([
        threadLab?.then((lab) => lab.fetchAhead()),
        import('./page-lab'),
        fetchSpeaker(),
      ])
    },
    update: async (settings, mark) => (await current?.place)?.lab.update(settings, mark),
    startCold: async () => (await current?.place)?.lab.startCold(),
    stop: async () => {
      const occupation = current
      if (!occupation) return
      // A run whose thread is still to come ends when it does.
      occupation.isStopped = true
      await occupation.place.then(({ lab }) => lab.stop())
    },
    measureInstrument: async (settings, { signal, seconds, onProgress = () => undefined } = {}) => {
      signal?.throwIfAborted()
      return inLab('measuring', settings, async ({ lab }) => {
        signal?.throwIfAborted()
        const stop = () => lab.stop()
        signal?.addEventListener('abort', stop, { once: true })
        try {
          return await lab.measureInstrument({ settings, seconds, progress: onProgress })
        } catch (error) {
          signal?.throwIfAborted()
          throw error
        } finally {
          signal?.removeEventListener('abort', stop)
        }
      })
    },
  }
}
