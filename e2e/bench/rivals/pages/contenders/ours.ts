import { createPool } from '../../../../../src/pool/index'
import type { PoolVariant } from '../../names'
import type { Start } from '../contender'
import type { Api } from '../functions'

const spawn = () => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' })

/** Our own pool, of one variant. */
export const startOurs =
  (variant: PoolVariant): Start =>
  async (workers) => {
    const pool = createPool<Api>(spawn, { workers, ...variant })
    await pool.resize(workers)
    return {
      call: (method, args) => pool.api[method](...args),
      close: () => pool.close({ force: true }),
    }
  }
