/// The module of every worker in the lab's pool.
import { serve } from '../pool/worker'
import { createWorkerFunctions } from './worker-functions'
import { isWorkerSetup } from './worker-setup'

const { functions, setUp } = createWorkerFunctions()

// A setup comes before all else, if it comes; a second ear would slow every later message down.
addEventListener(
  'message',
  ({ data }: MessageEvent<unknown>) => {
    if (isWorkerSetup(data)) setUp(data)
  },
  { once: true },
)
serve(functions)
