import { serve } from '../../../pool/worker'
import { OwnFaultError } from '../../fault'
import type { OwnModule } from '../../module/own-module'
import { lockDown } from '../../worker/lock-down'
import { loadOwn } from '../load-own'
import type { Trying } from '../protocol'
import { tryOut } from '../trial'

/** What a worker of the stage is started with. */
export interface StageWorkerInit {
  readonly source: string
  readonly seed: number
}

const now = performance.now.bind(performance)
let own: OwnModule | null = null
let seed = 0

const loaded = (): OwnModule => {
  if (!own) throw new Error('The function was called before it was loaded.')
  return own
}

const api: Record<'call' | 'trial', (...args: never[]) => unknown> = {
  call: (): never => {
    throw new Error('The function was called before it was loaded.')
  },
  /** A fault is an answer: what is thrown crosses as an error, without its place. */
  trial: async (asked: Trying) => {
    try {
      return await tryOut(loaded(), asked, { seed, now })
    } catch (error) {
      if (error instanceof OwnFaultError) return error.fault
      throw error
    }
  },
}
export type StageWorkerApi = typeof api

serve(api, {
  init: async (data) => {
    const given = data as StageWorkerInit
    seed = given.seed
    lockDown()
    own = await loadOwn(given.source)
    // Called as it is: nothing stands between.
    api.call = own.run as (...args: never[]) => unknown
  },
})
