import { describe, expect, it } from 'vitest'
import { WaitingLine } from '../../queue/task-queue.js'
import { NotedTask } from '../../testing/test-transport.js'
import { autoBatching, fixedBatching } from './batching.js'
import { Estimates } from './estimates.js'

/** What a message costs before anything was measured, ms. */
const MESSAGE_MS = new Estimates().messageMs
const NEVER_ALONE = () => false
const limited = (task: { readonly timeoutMs?: number | null | undefined }) => task.timeoutMs !== undefined

const lineOf = (count: number, alone: readonly number[] = []): WaitingLine => {
  const line = new WaitingLine()
  for (let n = 0; n < count; n += 1)
    line.push(new NotedTask(n, undefined, alone.includes(n) ? { timeoutMs: 10 } : {}))
  return line
}
const estimatesOf = (serviceMs?: number): Estimates => {
  const estimates = new Estimates()
  if (serviceMs !== undefined) estimates.sawService('work', serviceMs)
  return estimates
}
/** Terms on which calls may share a message. */
const among = (workers: number) => ({ workers, canTakeBack: true })
const numbers = (tasks: readonly { readonly args: readonly unknown[] }[]) => tasks.map(({ args }) => args[0])

describe('a fixed number of calls a message', () => {
  it('takes as many, in order, and at the end what is left', () => {
    const line = lineOf(7)
    const { take } = fixedBatching(3, NEVER_ALONE)
    expect([1, 2, 3, 4].map(() => numbers(take(line, among(2)).tasks))).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6],
      [],
    ])
  })

  it('goes out at once only when it is one', () => {
    expect([1, 2, 4096].map((size) => fixedBatching(size, NEVER_ALONE).isAtOnce)).toEqual([
      true,
      false,
      false,
    ])
  })

  it('is always worth a message, and none is expected back soon', () => {
    const batching = fixedBatching(2, NEVER_ALONE)
    expect([batching.isWorthMessage(lineOf(1)), batching.take(lineOf(2), among(1)).isShort]).toEqual([
      true,
      false,
    ])
  })

  it('is one for a call that travels alone, which ends the message before it', () => {
    const line = lineOf(6, [0, 3])
    const { take } = fixedBatching(4, limited)
    expect([1, 2, 3, 4].map(() => numbers(take(line, among(2)).tasks))).toEqual([[0], [1, 2], [3], [4, 5]])
  })
})

describe('as many calls a message as pay for it', () => {
  const takeFrom = (count: number, serviceMs: number | undefined, workers: number) =>
    autoBatching(estimatesOf(serviceMs), NEVER_ALONE).take(lineOf(count), among(workers))

  it('go out at the end of the turn', () =>
    expect(autoBatching(estimatesOf(), NEVER_ALONE).isAtOnce).toBe(false))

  it('are one while nothing is known of the function, and that is not expected back soon', () => {
    const { tasks, isShort } = takeFrom(100, undefined, 4)
    expect([tasks.length, isShort]).toEqual([1, false])
  })

  it('are one when it alone takes far longer than the message', () => {
    const { tasks, isShort } = takeFrom(100, MESSAGE_MS * 9, 4)
    expect([tasks.length, isShort]).toEqual([1, false])
  })

  it('fill the message until their work outweighs it, though that is more than a fair share', () =>
    // A tenth each, and a little more: with ten there is as much work as the message costs.
    expect(takeFrom(20, MESSAGE_MS / 9.99, 4).tasks).toHaveLength(10))

  it('take along what they would leave, if it is not worth a message of its own', () => {
    expect(takeFrom(19, MESSAGE_MS / 9.99, 4).tasks).toHaveLength(19)
    const left = lineOf(15, [13])
    const { take } = autoBatching(estimatesOf(MESSAGE_MS / 9.99), limited)
    expect(numbers(take(left, among(4)).tasks)).toHaveLength(10)
  })

  it('are never more work than a message may carry, though what they leave is not worth one', () => {
    const estimates = estimatesOf(MESSAGE_MS * 0.4)
    estimates.sawService('long', MESSAGE_MS * 7.5)
    const line = lineOf(2)
    line.unshift(Object.assign(new NotedTask(9), { method: 'long' }))
    const { tasks } = autoBatching(estimates, NEVER_ALONE).take(line, among(4))
    expect(numbers(tasks)).toEqual([9, 0])
  })

  it('are half of a worker’s part when more wait than outweigh the message', () => {
    // 10 pay for the message, 80 are the most: 4 workers leave 200 / 8 = 25.
    expect(takeFrom(200, MESSAGE_MS / 10, 4).tasks).toHaveLength(25)
    expect(takeFrom(201, MESSAGE_MS / 10, 4).tasks).toHaveLength(26)
  })

  it('are together never more work than eight times what the message costs', () => {
    const { tasks, isShort } = takeFrom(100_000, MESSAGE_MS / 8, 1)
    expect([tasks.length, isShort]).toEqual([64, true])
  })

  it('are never more than 4,096, be their work nothing', () =>
    expect(takeFrom(10_000, 0, 1).tasks).toHaveLength(4096))

  it('shrink as the line does, so that workers finish together', () => {
    const line = lineOf(128)
    const { take } = autoBatching(estimatesOf(MESSAGE_MS), NEVER_ALONE)
    const sizes: number[] = []
    while (line.length > 0) sizes.push(take(line, among(4)).tasks.length)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect([sizes[0], sizes.at(-1)]).toEqual([8, 1])
  })

  it('stop before a call whose function was never seen', () => {
    const line = new WaitingLine()
    line.push(new NotedTask(0))
    line.push(Object.assign(new NotedTask(1), { method: 'unknown' }))
    const { tasks } = autoBatching(estimatesOf(0), NEVER_ALONE).take(line, among(1))
    expect(numbers(tasks)).toEqual([0])
  })

  it('are one for a call that travels alone, which ends the message before it', () => {
    const line = lineOf(6, [0, 3])
    const { take } = autoBatching(estimatesOf(0), limited)
    expect([1, 2, 3, 4].map(() => numbers(take(line, among(1)).tasks))).toEqual([[0], [1, 2], [3], [4, 5]])
  })
})

it('A message to a worker that gives nothing back carries one call, unless more were asked for.', () => {
  const terms = { workers: 1, canTakeBack: false }
  expect(numbers(autoBatching(estimatesOf(0), NEVER_ALONE).take(lineOf(3), terms).tasks)).toEqual([0])
  expect(numbers(fixedBatching(2, NEVER_ALONE).take(lineOf(3), terms).tasks)).toEqual([0, 1])
})

describe('what waits is worth a message of its own', () => {
  const isWorth = (count: number, serviceMs?: number, alone: readonly number[] = []) =>
    autoBatching(estimatesOf(serviceMs), limited).isWorthMessage(lineOf(count, alone))

  it('when its work takes as long as the message costs, and not before', () => {
    expect([isWorth(7, MESSAGE_MS / 7.99), isWorth(8, MESSAGE_MS / 7.99)]).toEqual([false, true])
  })
  it('when nothing is known of a function among it', () => expect(isWorth(1)).toBe(true))
  it('when a call in it travels alone', () =>
    expect([isWorth(3, 0), isWorth(3, 0, [2])]).toEqual([false, true]))
  it('never when nothing waits', () => expect(isWorth(0)).toBe(false))
})
