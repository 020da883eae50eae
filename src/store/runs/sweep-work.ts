import { requireNone, whatGoesOn } from '../../domain/experiments/exclusivity'
import { errorMessage } from '../../domain/wording/error-message'
import {
  freshSweep,
  type SweepPorts,
  type SweepProgress,
  type SweepSoFar,
  sweep,
} from '../../sweep/engine/engine'
import { requireOrder, requireSweepOptions } from '../../sweep/order'
import { createKeptSweep } from '../kept/kept-sweep'
import type { Session } from '../session'
import type { ExperimentSlice, OwnerOf, SweepSlice } from '../state'
import { holdSettings, TakenOver } from './settings-held'
import { CANCELLED, type SweepWork } from './sweep-runner'

/** What a sweep is conducted with. */
interface SweepWith {
  readonly session: Pick<Session, 'run' | 'stop' | 'change'>
  readonly store: OwnerOf<SweepSlice & Pick<ExperimentSlice, 'experiment'>>
  /** Asked for inside, because merely reading `localStorage` throws where storage is blocked. */
  readonly storage: () => Storage
  readonly now: () => number
}

export const openSweepWork = ({ session, store, storage, now }: SweepWith): SweepWork => {
  const kept = createKeptSweep(storage)

  const forget = () => {
    kept.setState({ soFar: null })
    store.setState({ sweep: { kind: 'idle' } })
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

  const conduct: SweepWork['conduct'] = async ({ soFar: from, signal }, abort) => {
    signal?.throwIfAborted()
    requireNone(whatGoesOn(store.getState()))
    const onAbort = () => abort.abort(signal?.reason)
    signal?.addEventListener('abort', onAbort, { once: true })
    let soFar = from
    tell(soFar, null)
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
      const isCancelled = message === CANCELLED
      if (isCancelled) kept.setState({ soFar: null })
      store.setState({
        sweep: isCancelled ? { kind: 'idle' } : { kind: 'paused', soFar, reason: message },
        experiment: null,
      })
      throw reason
    } finally {
      held.giveBack()
      signal?.removeEventListener('abort', onAbort)
    }
  }

  return {
    left: kept.getState().soFar,
    order: (request, settings, given) => {
      const { signal, ...options } = requireSweepOptions(given)
      return { soFar: freshSweep(requireOrder(request, settings, options)), signal }
    },
    conduct,
    forget,
  }
}
