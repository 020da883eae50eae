import type { Api } from './served.worker'

export type { Api }

const started = new Set<Worker>()
const noted = (worker: Worker): Worker => {
  started.add(worker)
  return worker
}

/** Every kind of worker script, good and bad. */
export const workers = {
  served: () => noted(new Worker(new URL('./served.worker.ts', import.meta.url), { type: 'module' })),
  throwing: () => noted(new Worker(new URL('./throwing.worker.ts', import.meta.url), { type: 'module' })),
  silent: () => noted(new Worker(new URL('./silent.worker.ts', import.meta.url), { type: 'module' })),
  closing: () => noted(new Worker(new URL('./closing.worker.ts', import.meta.url), { type: 'module' })),
  missing: () => noted(new Worker('./no-such-worker.js', { type: 'module' })),
}

/** Ends every worker that was ever started, whatever it does, and whatever a test has put over its `terminate`. */
export const endWorkers = (): void => {
  for (const worker of started) Worker.prototype.terminate.call(worker)
  started.clear()
}
