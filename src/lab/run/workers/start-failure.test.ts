import { expect, it } from 'vitest'
import { PoolClosedError, WorkerStartError } from '../../../pool/index'
import { withCause } from './start-failure'

const gone = { whyNoWorkers: async () => 'It is gone. Reload the page.' }
const unknown = { whyNoWorkers: async () => null }

it('Workers that could not be started are told of with what was found of their script.', async () => {
  const error = new WorkerStartError('its script could not be loaded', {
    reason: 'spawn-failed',
    remedy: 'See that it loads',
    cause: null,
  })
  expect(await withCause(error, gone)).toMatchObject({
    message: 'Workers could not be started. It is gone. Reload the page.',
    cause: error,
  })
})

it('Where the script is as it should be, and of every other failure, the error stays what it was.', async () => {
  const error = new WorkerStartError('it threw', { reason: 'spawn-failed', remedy: 'See why', cause: null })
  expect(await withCause(error, unknown)).toBe(error)
  const other = new PoolClosedError()
  expect(await withCause(other, gone)).toBe(other)
})
