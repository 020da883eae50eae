import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HandTime } from '../../testing/test-time.js'
import { NotedTask } from '../../testing/test-transport.js'
import { Deadlines } from './deadlines.js'

const deadlinesOf = (onExpire: (task: NotedTask, deadlines: Deadlines) => void = () => undefined) => {
  const time = new HandTime()
  const expired: [number: unknown, at: number][] = []
  const deadlines: Deadlines = new Deadlines(time, (task) => {
    expired.push([task.args[0], time.present])
    deadlines.forget(task, task.timeoutMs ?? 0)
    onExpire(task as NotedTask, deadlines)
  })
  const add = (number: number, timeoutMs: number) => {
    const task = new NotedTask(number, undefined, { timeoutMs })
    task.submittedAt = time.present
    deadlines.add(task, timeoutMs)
    return task
  }
  return { time, expired, deadlines, add }
}

describe('deadlines', () => {
  it('run out in the order of their ends, whatever the limit, with one timer', () => {
    const { time, expired, add } = deadlinesOf()
    add(1, 30)
    add(2, 10)
    time.pass(5)
    add(3, 10)
    add(4, 20)
    expect(time.timers).toBe(1)
    time.pass(100)
    expect(expired).toEqual([
      [2, 10],
      [3, 15],
      [4, 25],
      [1, 30],
    ])
    expect(time.timers).toBe(0)
  })

  it('run out in the order of their ends, though the timer finds several at once', () => {
    const { time, expired, add } = deadlinesOf()
    for (const timeoutMs of [50, 10, 30, 20, 40]) add(timeoutMs, timeoutMs)
    time.advance(100)
    time.pass(0)
    expect(expired.map(([timeoutMs]) => timeoutMs)).toEqual([10, 20, 30, 40, 50])
  })

  it('expire nothing once the last was forgotten, and leave no timer when there will be no more', () => {
    const { time, expired, deadlines, add } = deadlinesOf()
    const tasks = [add(1, 10), add(2, 20)]
    for (const task of tasks) deadlines.forget(task, task.timeoutMs ?? 0)
    // One timer serves a caller who calls again and again.
    expect(time.timers).toBe(1)
    deadlines.close()
    expect(time.timers).toBe(0)
    time.pass(100)
    expect(expired).toEqual([])
  })

  it('still hold for others when the first was forgotten', () => {
    const { time, expired, deadlines, add } = deadlinesOf()
    deadlines.forget(add(1, 10), 10)
    add(2, 10)
    deadlines.forget(add(3, 5), 5)
    time.pass(100)
    expect(expired).toEqual([[2, 10]])
  })

  it('do not expire a task that ends while another of the same moment does', () => {
    const tasks: NotedTask[] = []
    const { time, expired, add } = deadlinesOf((task, deadlines) => {
      if (task === tasks[0])
        for (const other of tasks.slice(1, 3)) deadlines.forget(other, other.timeoutMs ?? 0)
    })
    tasks.push(add(0, 10), add(1, 10), add(2, 10), add(3, 10))
    time.pass(10)
    expect(expired).toEqual([
      [0, 10],
      [3, 10],
    ])
  })

  it('watch a task that is added while another expires', () => {
    const { time, expired, add } = deadlinesOf((task) => {
      if (task.number === 1) add(2, 10)
    })
    add(1, 10)
    time.pass(100)
    expect(expired).toEqual([
      [1, 10],
      [2, 20],
    ])
  })

  it('wait again when a timer fires early', () => {
    const { time, expired, add } = deadlinesOf()
    const timers: (() => void)[] = []
    const schedule = time.schedule
    Object.assign(time, {
      schedule: (ms: number, action: () => void) => {
        timers.push(action)
        return schedule(ms, action)
      },
    })
    add(1, 10)
    time.advance(9)
    timers[0]?.()
    expect([expired, timers.length]).toEqual([[], 2])
    time.advance(1)
    timers[1]?.()
    time.pass(0)
    expect(expired).toEqual([[1, 10]])
  })

  it('expire each task that is not forgotten at its end, whatever is added and forgotten in between', () => {
    const anyStep = fc.record({
      limit: fc.constantFrom(1, 2, 5, 10, 40),
      pass: fc.nat({ max: 6 }),
      forget: fc.option(fc.nat({ max: 30 })),
    })
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const { time, expired, deadlines, add } = deadlinesOf()
        const ends = new Map<number, number>()
        const tasks: NotedTask[] = []
        for (const { limit, pass, forget } of steps) {
          ends.set(tasks.length, time.present + limit)
          tasks.push(add(tasks.length, limit))
          const task = forget === null ? undefined : tasks[forget]
          if (task && (ends.get(Number(task.number)) ?? 0) > time.present) {
            deadlines.forget(task, task.timeoutMs ?? 0)
            ends.delete(Number(task.number))
          }
          time.pass(pass)
          expect(time.timers).toBeLessThanOrEqual(1)
        }
        time.pass(100)
        expect(new Map(expired as [number, number][])).toEqual(ends)
        expect([expired.length, time.timers]).toEqual([ends.size, 0])
      }),
      { seed: 23, numRuns: 300 },
    )
  })
})
