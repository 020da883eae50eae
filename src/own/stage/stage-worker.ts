import { serve } from '../../pool/worker'
import { loadOwnModule, type OwnModule } from './own-module'
import type { Trying } from './protocol'
import { tryOut } from './trial'

/** What a worker of the stage is started with. */
export interface StageWorkerInit {
  readonly code: string
  readonly seed: number
}

let own: OwnModule | null = null
let seed = 0

const loaded = (): OwnModule => {
  if (!own) throw new Error('The function was called before it was loaded.')
  return own
}

const api = {
  call: (...args: readonly unknown[]) => loaded().run(...args),
  trial: (asked: Trying) => tryOut(loaded(), asked, { seed, now: () => performance.now() }),
}
export type StageWorkerApi = typeof api

serve(api, {
  init: async (data) => {
    const given = data as StageWorkerInit
    seed = given.seed
    own = await loadOwnModule(given.code)
    await own.setup?.()
  },
})
