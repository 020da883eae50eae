import { requireNone, whatGoesOn } from '../../domain/experiments/exclusivity'
import type { SweepProgress, SweepSoFar } from '../../sweep/engine/engine'
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

/** What is left to be measured, and who may call it off. */
interface SweepOrdered {
  readonly soFar: SweepSoFar
  readonly signal: AbortSignal | undefined
}

/** What is needed of sweeps only where there is one. */
export interface SweepWork {
  /** What a visit before this one left half-way; null where there is none, or it cannot be read. */
  readonly left: SweepSoFar | null
  /** A sweep that nothing has been measured of. @throws what names all that is wrong with the request */
  readonly order: (request: unknown, settings: unknown, given: SweepRequestOptions) => SweepOrdered
  /** Measures what is left of a sweep, and keeps it as it goes. Rejects with the reason of the abort. */
  readonly conduct: (from: SweepSoFar, abort: AbortController) => Promise<SweepResult>
  /** Nothing was measured. */
  readonly forget: () => void
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
      openSweepWork({ session, store, storage, now, tell }),
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

  const tell = (soFar: SweepSoFar, progress: SweepProgress | null) => {
    const { key, values } = soFar.order
    store.setState({
      sweep: { kind: 'running', soFar, progress },
      // Whoever asks whether the page is free goes by this.
      experiment: {
        id: 'sweep',
        title: `Sweep over ${key}`,
        step: progress ? values.indexOf(progress.value) + 1 : 0,
        steps: values.length,
        label: progress ? `${key} ${progress.value}, measurement ${progress.block}` : 'about to begin',
        secondsLeft: progress?.secondsLeft ?? soFar.order.seconds - soFar.elapsedMs / 1000,
      },
    })
  }

  const requireFree = () => requireNone(whatGoesOn(store.getState()))

  const begin = async (orderOf: (work: SweepWork) => SweepOrdered): Promise<SweepResult> => {
    const abort = new AbortController()
    asked.add(abort)
    const work = await load().finally(() => asked.delete(abort))
    abort.signal.throwIfAborted()
    const { soFar, signal } = orderOf(work)
    signal?.throwIfAborted()
    requireFree()
    const onAbort = () => abort.abort(signal?.reason)
    signal?.addEventListener('abort', onAbort, { once: true })
    tell(soFar, null)
    const ended = work.conduct(soFar, abort).finally(() => {
      active = null
      signal?.removeEventListener('abort', onAbort)
    })
    active = { abort, ended }
    return ended
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
