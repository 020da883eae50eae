import { describe, expect, it } from 'vitest'
import { settlePromises } from '../../domain/testing/test-promises'
import { createDeferred } from '../deferred'
import { NewestSender } from './newest-sender'

/** A receiver that takes one value at a time, when the test lets it. */
const receiver = () => {
  const received: number[] = []
  let taken = createDeferred<void>()
  const sender = new NewestSender<number>((value) => {
    received.push(value)
    taken = createDeferred<void>()
    return taken.promise
  })
  const take = async () => {
    taken.resolve()
    await settlePromises()
  }
  const refuse = async () => {
    taken.reject(new Error('the page is gone'))
    await settlePromises()
  }
  return { received, sender, take, refuse }
}

describe('a sender of the newest', () => {
  it('sends at once to a receiver that is free', async () => {
    const { received, sender, take } = receiver()
    sender.send(1)
    await take()
    sender.send(2)
    expect(received).toEqual([1, 2])
  })

  it('keeps only the newest for a receiver that is busy', async () => {
    const { received, sender, take } = receiver()
    for (const value of [1, 2, 3, 4]) sender.send(value)
    await take()
    expect(received).toEqual([1, 4])
    await take()
    sender.send(5)
    expect(received).toEqual([1, 4, 5])
  })

  it('has flushed only when the last value has been taken', async () => {
    const { sender, take } = receiver()
    sender.send(1)
    sender.send(2)
    let isFlushed = false
    const flushed = sender.flush().then(() => {
      isFlushed = true
    })
    await take()
    expect(isFlushed).toBe(false)
    await take()
    await flushed
    expect(isFlushed).toBe(true)
  })

  it('with nothing sent has nothing to flush', () =>
    expect(receiver().sender.flush()).resolves.toBeUndefined())

  it('goes on when the receiver fails', async () => {
    const { received, sender, refuse, take } = receiver()
    sender.send(1)
    sender.send(2)
    await refuse()
    await take()
    sender.send(3)
    await take()
    await sender.flush()
    expect(received).toEqual([1, 2, 3])
  })
})
