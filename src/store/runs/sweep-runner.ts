import { requireNone, whatGoesOn } from '../../domain/experiments/exclusivity'
import { errorMessage } from '../../domain/wording/error-message'
import type { SweepPorts, SweepProgress, SweepSoFar } from '../../sweep/engine/engine'
import type { SweepOptions } from '../../sweep/order'
import type { SweepResult } from '../../sweep/result'
import { createKeptSweep } from '../kept/kept-sweep'
import type { Session } from '../session'
import type { ExperimentSlice, OwnerOf, SweepSlice } from '../state'
import { holdSettings, TakenOver } from './settings-held'

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

/** The engine comes when it is first needed. */
const load = async () => {
  const [{ sweep, freshSweep }, { requireSweepOptions, requireOrder }] = await Promise.all([
    import('../../sweep/engine/engine'),
    import('../../sweep/order'),
  ])
  return { sweep, requireSweepOptions, requireOrder, freshSweep }
}

const CANCELLED = 'The sweep was cancelled.'

/** @param storage asked for inside, because merely reading `localStorage` throws where storage is blocked */
export const createSweepRunner = (
  session: Pick<Session, 'run' | 'stop' | 'change'>,
  store: OwnerOf<SweepSlice & Pick<ExperimentSlice, 'experiment'>>,
  storage: () => Storage,
  now: () => number,
): SweepRunner => {
  let active: { readonly abort: AbortController; readonly ended: Promise<unknown> } | null = null

  const kept = createKeptSweep(storage)
  const left = kept.getState().soFar
  if (left)
    store.setState({
      sweep: { kind: 'paused', soFar: left, reason: 'The page was left before it had ended.' },
    })

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

  const conduct = async (from: SweepSoFar, abort: AbortController): Promise<SweepResult> => {
    const { sweep } = await load()
    let soFar = from
    const held = holdSettings(session, store, () =>
      abort.abort(new TakenOver('A setting was changed while it swept.')),
    )
    const ports: SweepPorts = {
      run: (settings, signal) => {
        held.expect(settings)
        const { code } = from.order
        return session.run(settings, code === null ? { signal } : { signal, code })
      },
      now,
      progress: (progress) => tell(soFar, progress),
      keep: (measured) => {
        soFar = measured
        kept.setState({ soFar })
      },
    }
    try {
      const result = await sweep(from, ports, abort.signal)
      kept.setState({ soFar: null })
      store.setState({ sweep: { kind: 'done', order: from.order, result }, experiment: null })
      return result
    } catch (error) {
      const reason: unknown = abort.signal.aborted ? abort.signal.reason : error
      const message = errorMessage(reason)
      if (message === CANCELLED) {
        kept.setState({ soFar: null })
        store.setState({ sweep: { kind: 'idle' }, experiment: null })
      } else {
        store.setState({ sweep: { kind: 'paused', soFar, reason: message }, experiment: null })
      }
      throw reason
    } finally {
      held.giveBack()
    }
  }

  const begin = async (soFar: SweepSoFar, signal?: AbortSignal): Promise<SweepResult> => {
    signal?.throwIfAborted()
    requireFree()
    const abort = new AbortController()
    const onAbort = () => abort.abort(signal?.reason)
    signal?.addEventListener('abort', onAbort, { once: true })
    tell(soFar, null)
    const ended = conduct(soFar, abort).finally(() => {
      active = null
      signal?.removeEventListener('abort', onAbort)
    })
    active = { abort, ended }
    return ended
  }

  const end = async (reason: TakenOver) => {
    if (!active) return
    const { abort, ended } = active
    abort.abort(reason)
    await ended.catch(() => undefined)
  }

  return {
    start: async (request, settings = {}, given = {}) => {
      const { requireSweepOptions, requireOrder, freshSweep } = await load()
      const { signal, ...options } = requireSweepOptions(given)
      return begin(freshSweep(requireOrder(request, settings, options)), signal)
    },
    pause: () => end(new TakenOver('It was paused.')),
    resume: async () => {
      const { sweep } = store.getState()
      if (sweep.kind !== 'paused') throw new Error('No sweep was left half-way.')
      return begin(sweep.soFar)
    },
    cancel: async () => {
      await end(new TakenOver(CANCELLED))
      if (store.getState().sweep.kind !== 'paused') return
      kept.setState({ soFar: null })
      store.setState({ sweep: { kind: 'idle' } })
    },
  }
}
