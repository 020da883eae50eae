import { reportUncaught } from '../../errors/report-error.js'
import type { WorkerLike } from '../../transports/transport.js'

/** Ends a worker; whoever has put a `terminate` of their own in its place may throw. */
export const terminate = (worker: WorkerLike): void => {
  try {
    worker.terminate()
  } catch (error) {
    reportUncaught(error)
  }
}
