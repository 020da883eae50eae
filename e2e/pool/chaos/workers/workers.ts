import type { Api } from './served.worker'

export type { Api }

/** Every kind of worker script, good and bad. */
export const workers = {
  served: () => new Worker(new URL('./served.worker.ts', import.meta.url), { type: 'module' }),
  throwing: () => new Worker(new URL('./throwing.worker.ts', import.meta.url), { type: 'module' }),
  silent: () => new Worker(new URL('./silent.worker.ts', import.meta.url), { type: 'module' }),
  closing: () => new Worker(new URL('./closing.worker.ts', import.meta.url), { type: 'module' }),
  missing: () => new Worker('./no-such-worker.js', { type: 'module' }),
}
