import { PoolError } from '../../../pool/index'
import type { Host } from '../../host/host'

/** Why a run could not begin, with a remedy that is of the cause: the pool itself cannot know why a script is missing. */
export const withCause = async (
  error: unknown,
  { whyNoWorkers }: Pick<Host, 'whyNoWorkers'>,
): Promise<unknown> => {
  if (!(error instanceof PoolError && error.code === 'WORKER_START')) return error
  const why = await whyNoWorkers()
  return why === null ? error : new Error(`Workers could not be started. ${why}`, { cause: error })
}
