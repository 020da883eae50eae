import { describe, expect, it } from 'vitest'
import { NoSuchWorkerError } from '../errors/errors.js'
import { createReadyPool, NotedTask } from '../testing/test-transport.js'

const addressed = (number: number, worker: number) => new NotedTask(number, undefined, { worker })

it('A call that is urgent goes before all that wait, and still waits for a place.', () => {
  const { pool, submit, held, worker } = createReadyPool(1)
  submit(1, 2, 3)
  pool.submit(Object.assign(new NotedTask(9), { isUrgent: true }))
  expect(pool.stats()).toMatchObject({ queued: 3, inFlight: 1 })
  worker(0).reply()
  expect(held()).toEqual([[9]])
  worker(0).reply()
  expect(held()).toEqual([[2]])
})

describe('a call to one worker', () => {
  it('goes to that worker at once, past the queue and its window', () => {
    const { pool, submit, held } = createReadyPool(2)
    submit(1, 2, 3)
    pool.submit(addressed(9, 2))
    expect(held()).toEqual([[1], [2, 9]])
    expect(pool.stats()).toMatchObject({ queued: 1, inFlight: 3 })
  })

  it('takes an idle worker out of those that wait for calls, and brings it back', () => {
    const { pool, submit, held, worker } = createReadyPool(2)
    pool.submit(addressed(9, 1))
    submit(1, 2)
    expect(held()).toEqual([[9], [1]])
    worker(0).reply()
    expect(held()).toEqual([[2], [1]])
  })

  it('is rejected when there is no such worker, and names it', () => {
    const { pool } = createReadyPool(1)
    const task = addressed(9, 7)
    pool.submit(task)
    expect(task.endings[0]?.value).toBeInstanceOf(NoSuchWorkerError)
    expect(task.endings[0]?.value).toMatchObject({
      code: 'NO_SUCH_WORKER',
      message: expect.stringContaining('Worker 7'),
    })
    expect(pool.workers()).toEqual([1])
  })

  it('is not tried on another worker when its own dies', () => {
    const { pool, worker } = createReadyPool(2)
    const task = new NotedTask(9, undefined, { worker: 1, idempotent: true })
    pool.submit(task)
    worker(0).die()
    expect(task.outcome).toBe('failed')
  })
})
