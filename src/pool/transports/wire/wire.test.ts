import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPool } from '../../index.js'
import { startChannelWorker } from '../../testing/test-thread.js'
import { appendCalls, type Outgoing } from './wire.js'

const callOf = (method: string, ...args: unknown[]): Outgoing => ({ method, args })
const requestOf = (...calls: readonly Outgoing[]): unknown[] => {
  const request: unknown[] = []
  appendCalls(request, calls)
  return request
}
/** What a worker would run. */
const callsOf = (request: readonly unknown[]): Outgoing[] => {
  const calls: Outgoing[] = []
  for (let at = 0; at < request.length; ) {
    const [method, argCount, count] = request.slice(at, at + 3) as [string, number, number]
    at += 3
    for (let i = 0; i < count; i += 1, at += argCount)
      calls.push(callOf(method, ...request.slice(at, at + argCount)))
  }
  return calls
}

describe('the calls of a message', () => {
  it('are one run while function and number of arguments stay the same', () =>
    expect(requestOf(callOf('add', 1, 2), callOf('add', 3, 4))).toEqual(['add', 2, 2, 1, 2, 3, 4]))

  it('begin another run with another function, or another number of arguments', () =>
    expect(requestOf(callOf('a', 1), callOf('b', 2), callOf('b', 3, 4), callOf('b'), callOf('a', 5))).toEqual(
      [
        ['a', 1, 1, 1],
        ['b', 1, 1, 2],
        ['b', 2, 1, 3, 4],
        ['b', 0, 1],
        ['a', 1, 1, 5],
      ].flat(),
    ))

  it('without arguments are only counted', () =>
    expect(requestOf(callOf('a'), callOf('a'), callOf('a'))).toEqual(['a', 0, 3]))

  it('go behind what the message holds, and leave it as it was when there are none', () => {
    const message: unknown[] = ['first']
    appendCalls(message, [])
    expect(message).toEqual(['first'])
    appendCalls(message, [callOf('a', 1)])
    appendCalls(message, [callOf('a', 2)])
    expect(message).toEqual(['first', 'a', 1, 1, 1, 'a', 1, 1, 2])
  })

  it('are read back as they were, whatever their functions and arguments', () => {
    const anyCall = fc.record({
      method: fc.constantFrom('a', 'b', '1'),
      args: fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(undefined)), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 30 }), (calls) => {
        expect(callsOf(requestOf(...calls))).toEqual(calls)
      }),
      { seed: 37, numRuns: 300 },
    )
  })
})

describe('a call through Comlink', () => {
  it('crosses as the request that it holds, and comes back as the reply, its number below zero in either', async () => {
    const toWorker: unknown[] = []
    const toPool: unknown[] = []
    const pool = createPool<{ add: (a: number, b: number) => number }>(
      () => {
        const worker = startChannelWorker({ add: (a: number, b: number) => a + b })
        const { postMessage } = worker
        // Before the pool's own listener, which nobody hears after.
        worker.addEventListener('message', (event) => {
          const { data } = event as MessageEvent<unknown>
          if (Array.isArray(data)) toPool.push([...data])
        })
        return Object.assign(worker, {
          postMessage: (message: unknown, transferables: Transferable[] = []) => {
            toWorker.push(structuredClone(message))
            postMessage(message, transferables)
          },
        })
      },
      { workers: 1, transport: 'comlink' },
    )
    await pool.resize(1)
    const before = toWorker.length
    expect(await pool.api.add(1, 2)).toBe(3)
    const number = expect.any(Number)
    expect(toWorker.slice(before)).toEqual([['add', 2, 1, 1, 2, number, number, -1, number]])
    expect(toPool).toEqual([[1, null, 0, 3, number, number, -1, number]])
    await pool.close()
  })
})
