import { expose } from 'comlink'
import { serve } from '../../../../../src/pool/worker'
import { READY } from '../contenders/greeted'
import { functions } from '../functions'

/** Said to the worker once it serves nobody: as what it is to serve from then on. */
export type Next = 'pool' | 'plain again'

/** Waits for the word: nothing may listen beside Comlink, or beside the pool, while calls are timed. */
const awaitNext = (): void => {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (data !== 'pool' && data !== 'plain again') return
    removeEventListener('message', hear)
    if (data === 'pool') serve(functions)
    else expose(functions)
    postMessage(READY)
  }
  addEventListener('message', hear)
}

expose({ ...functions, awaitNext })
postMessage(READY)
