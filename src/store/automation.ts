import { experimentGoesOn, GOES_ON, requireNone } from '../domain/experiments/exclusivity'
import type { InstrumentCost } from '../domain/experiments/instrument-cost'
import type { Judge } from '../domain/own/own'
import type { Report } from '../domain/report'
import { DEFAULTS, type Settings } from '../domain/settings/settings'
import type { Snapshot } from '../domain/snapshot'
import type { SweepResult } from '../sweep/result'
import type { SweptKey } from '../sweep/swept'
import type { MeasuringRequest } from './runs/measuring'
import type { SweepRequestOptions, SweepRunner } from './runs/sweep-runner'
import type { RunRequest, Session } from './session'
import type { ReadonlyAppStore } from './state'

/** `window.poolscope`: the page for scripts, CI and tests. Rejections name the setting at fault. */
export interface Automation {
  readonly version: string
  readonly defaults: Settings
  readonly run: (settings?: Partial<Settings>, options?: RunRequest) => Promise<Report>
  readonly update: (settings: Partial<Settings>) => Promise<void>
  readonly startCold: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly snapshot: () => Snapshot | null
  /** Measures what recording costs, with the page's settings where none are given; in 1 to 600 `seconds` when so told. */
  readonly measureInstrument: (
    settings?: Partial<Settings>,
    options?: MeasuringRequest,
  ) => Promise<InstrumentCost>
  /**
   * Measures one setting over a list, `{ workers: [1, 2, 4] }`, in `seconds` at the most (13 a value unless said) or
   * until half of each interval is `within` 0.05 of its figure.
   */
  readonly sweep: (
    request: { readonly [K in SweptKey]?: readonly number[] },
    settings?: Partial<Settings>,
    options?: SweepRequestOptions,
  ) => Promise<SweepResult>
  /**
   * Measures a function directly, in slices and through pools, and says whether it should go to workers; some 20 s.
   * Rejects while a run goes on, and when one begins: they would measure one another.
   */
  readonly judge: Judge
}

declare global {
  interface Window {
    poolscope: Automation
  }
}

const RUN_BEGAN =
  'A run began while the function was measured, and took the cores from it: measure it again when the run is over.'

/** A judge that `stop` ends, and whatever else begins on the page. */
const createEndableJudge = (judge: Judge, store: ReadonlyAppStore) => {
  const going = new Set<AbortController>()
  const endable: Judge = async (request, { signal, onProgress } = {}) => {
    const ended = new AbortController()
    going.add(ended)
    const unsubscribe = store.subscribe(({ activity }, before) => {
      if (activity !== before.activity && activity !== 'idle') ended.abort(new Error(RUN_BEGAN))
    })
    const follow = () => ended.abort(signal?.reason)
    if (signal?.aborted) follow()
    signal?.addEventListener('abort', follow)
    try {
      return await judge(request, { signal: ended.signal, ...(onProgress ? { onProgress } : {}) })
    } finally {
      unsubscribe()
      signal?.removeEventListener('abort', follow)
      going.delete(ended)
    }
  }
  return {
    judge: endable,
    stop: () => {
      for (const ended of going) ended.abort(new DOMException('Measuring was stopped.', 'AbortError'))
    },
  }
}

export const createAutomation = (
  session: Session,
  store: ReadonlyAppStore,
  sweeps: Pick<SweepRunner, 'start' | 'pause'>,
  { version, judge }: Pick<Automation, 'version' | 'judge'>,
): Automation => {
  const judging = createEndableJudge(judge, store)
  return {
    version,
    defaults: DEFAULTS,
    run: async (settings, options) => {
      requireNone(experimentGoesOn(store.getState()))
      return session.run(settings, options)
    },
    update: session.update,
    startCold: session.startCold,
    stop: async () => {
      judging.stop()
      await sweeps.pause()
      await session.stop()
    },
    snapshot: () => store.getState().snapshot,
    measureInstrument: async (settings, options) => {
      requireNone(experimentGoesOn(store.getState()))
      return session.measureInstrument(settings, options)
    },
    sweep: sweeps.start,
    judge: async (request, options) => {
      const { activity } = store.getState()
      requireNone(experimentGoesOn(store.getState()))
      if (activity === 'running') throw new Error(GOES_ON.run)
      if (activity !== 'idle') await session.stop()
      return judging.judge(request, options)
    },
  }
}
