import { wrap } from 'comlink'
import { createRoot } from 'react-dom/client'
import { App } from '../../../src/app/app'
import { DEFAULTS } from '../../../src/domain/settings/settings'
import { connectLab } from '../../../src/lab/thread/connect'
import { createArrangement } from '../../../src/store/kept/arrangement'
import { createTour } from '../../../src/store/kept/tour'
import { createView } from '../../../src/store/kept/view'
import { createOwn } from '../../../src/store/own/own'
import { createExperimentRunner } from '../../../src/store/runs/experiment-runner'
import { createSweepRunner } from '../../../src/store/runs/sweep-runner'
import { createSession } from '../../../src/store/session'
import { createAppStore } from '../../../src/store/state'
import { forgetMillion, queueMillion } from './million'
import type { MeasureOverhead } from './overhead.worker'
import type { MeasurePasted } from './pasted.worker'
import { type RecordOrder, recordRun } from './record'
import { callInLoop } from './soak'
import type { MeasureTimer } from './timer.worker'

/** The product's page as `main.tsx` joins it, but with a page that can be taken away while the lab goes on. */
const store = createAppStore(DEFAULTS)
const session = createSession(connectLab('bench'), store, () =>
  Promise.reject(new Error('The bench measures no own function.')),
)
const arrangement = createArrangement(() => localStorage)
const view = createView(() => localStorage)
const tour = createTour(null, () => localStorage)
const experiments = createExperimentRunner(session, store, { cores: navigator.hardwareConcurrency }, Date.now)
const sweeps = createSweepRunner(
  session,
  store,
  () => localStorage,
  () => performance.now(),
)
const own = createOwn({
  storage: () => localStorage,
  judge: session.judge,
  first: '',
})
const container = document.getElementById('root')
let root: ReturnType<typeof createRoot> | null = null

const showPage = (isShown: boolean): void => {
  root?.unmount()
  root = null
  if (!isShown || !container) return
  root = createRoot(container)
  root.render(
    <App
      {...{ session, store, arrangement, view, experiments, sweeps, tour, own }}
      version="bench"
      lateLab={async () => undefined}
    />,
  )
}

/** Once a worker of the bench has said it is ready, runs `measure` on it and lets it go. */
const measureOn = async <A extends readonly unknown[], R>(worker: Worker, ...order: A): Promise<R> => {
  await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }))
  const remote = wrap<{ measure: (...args: A) => Promise<R> }>(worker) as unknown as {
    readonly measure: (...args: A) => Promise<R>
  }
  const result = await remote.measure(...order)
  worker.terminate()
  return result
}

const measureOverhead: MeasureOverhead = (...order) =>
  measureOn(new Worker(new URL('./overhead.worker.ts', import.meta.url), { type: 'module' }), ...order)

const measureTimer: MeasureTimer = (...order) =>
  measureOn(new Worker(new URL('./timer.worker.ts', import.meta.url), { type: 'module' }), ...order)

const measurePasted: MeasurePasted = (...order) =>
  measureOn(new Worker(new URL('./pasted.worker.ts', import.meta.url), { type: 'module' }), ...order)

const bench = {
  run: session.run,
  stop: session.stop,
  snapshot: () => store.getState().snapshot,
  record: (order: RecordOrder) => recordRun(session, store, order),
  showPage,
  measureOverhead,
  measureTimer,
  measurePasted,
  queueMillion,
  forgetMillion,
  callInLoop,
}

declare global {
  interface Window {
    bench: typeof bench
  }
}
window.bench = bench
