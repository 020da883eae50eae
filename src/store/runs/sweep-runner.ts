import type { SweepSoFar } from '../../sweep/engine/engine'
import type { SweepOptions } from '../../sweep/order'
import type { SweepResult } from '../../sweep/result'
import { isStored } from '../kept/kept'
import { SWEEP_KEY } from '../kept/sweep-key'
import type { Session } from '../session'
import type { ExperimentSlice, OwnerOf, SweepSlice } from '../state'
import { TakenOver } from './settings-held'

export interface SweepRequestOptions extends SweepOptions {
  readonly signal?: AbortSignal
}

/** Sweeps a setting over a list, through the session that people use as well; one at a time. */
export interface SweepRunner {
  /**
   * Resolves with what was found. Rejects when the request is wrong, naming what; when a run or another experiment
   * goes on; when it is paused or cancelled; or with the signal's reason.
   * @param request one setting with its values: `{ workers: [1, 2, 4] }`
   * @param settings of every run, over the defaults
   */
  readonly start: (
    request: unknown,
    settings?: unknown,
    options?: SweepRequestOptions,
  ) => Promise<SweepResult>
  /** Ends the measurement that goes on, which is made again later. */
  readonly pause: () => Promise<void>
  /** Goes on with what was paused, or left when the page was. */
  readonly resume: () => Promise<SweepResult>
  /** Ends it, and forgets what was measured. */
  readonly cancel: () => Promise<void>
}

/** What is needed of sweeps only where there is one. */
export interface SweepWork {
  /** What a visit before this one left half-way; null where there is none, or it cannot be read. */
  readonly left: SweepSoFar | null
  /** A sweep that nothing has been measured of. @throws what names all that is wrong with the request */
  readonly order: (request: unknown, settings: unknown, given: SweepRequestOptions) => SweepOrdered
  /**
   * Measures what is left of a sweep, and keeps it as it goes. Rejects with the reason of the abort, and, before anything
   * is measured, when something else goes on.
   */
  readonly conduct: (ordered: SweepOrdered, abort: AbortController) => Promise<SweepResult>
  /** Nothing was measured. */
  readonly forget: () => void
}

/** What is left to be measured, and who may call it off. */
interface SweepOrdered {
  readonly soFar: SweepSoFar
  readonly signal: AbortSignal | undefined
}

export const CANCELLED = 'The sweep was cancelled.'

/** @param storage asked for inside, because merely reading `localStorage` throws where storage is blocked */
export const createSweepRunner = (
  session: Pick<Session, 'run' | 'stop' | 'change'>,
  store: OwnerOf<SweepSlice & Pick<ExperimentSlice, 'experiment'>>,
  storage: () => Storage,
  now: () => number,
): SweepRunner => {
  let active: { readonly abort: AbortController; readonly ended: Promise<unknown> } | null = null
  /** Sweeps that were asked for, and wait for what they are made of. */
  const asked = new Set<AbortController>()

  let opening: Promise<SweepWork> | null = null
  /** What a sweep is made of comes when it is first needed. */
  const load = (): Promise<SweepWork> => {
    opening ??= import('./sweep-work').then(({ openSweepWork }) =>
      openSweepWork({ session, store, storage, now }),
    )
    opening.catch(() => {
      opening = null
    })
    return opening
  }

  const offerLeft = async () => {
    const { left } = await load()
    if (left && store.getState().sweep.kind === 'idle')
      store.setState({
        sweep: { kind: 'paused', soFar: left, reason: 'The page was left before it had ended.' },
      })
  }

  const begin = async (orderOf: (work: SweepWork) => SweepOrdered): Promise<SweepResult> => {
    const abort = new AbortController()
    asked.add(abort)
    const work = await load().finally(() => asked.delete(abort))
    abort.signal.throwIfAborted()
    const ended = work.conduct(orderOf(work), abort)
    const own = { abort, ended }
    active ??= own
    return ended.finally(() => {
      if (active === own) active = null
    })
  }

  const end = async (reason: TakenOver) => {
    for (const abort of asked) abort.abort(reason)
    if (!active) return
    const { abort, ended } = active
    abort.abort(reason)
    await ended.catch(() => undefined)
  }

  // Where what reads it cannot be fetched, it is found at the next visit.
  if (isStored(SWEEP_KEY, storage)) offerLeft().catch(() => undefined)

  return {
    start: async (request, settings = {}, given = {}) =>
      begin(({ order }) => order(request, settings, given)),
    pause: () => end(new TakenOver('It was paused.')),
    resume: async () => {
      const { sweep } = store.getState()
      if (sweep.kind !== 'paused') throw new Error('No sweep was left half-way.')
      const { soFar } = sweep
      return begin(() => ({ soFar, signal: undefined }))
    },
    cancel: async () => {
      await end(new TakenOver(CANCELLED))
      if (store.getState().sweep.kind !== 'paused') return
      const { forget } = await load()
      forget()
    },
  }
}
