import { describe, expect, it } from 'vitest'
import { HandTime } from '../../testing/test-time.js'
import { NotedTask } from '../../testing/test-transport.js'
import { WaitingLine } from '../task-queue.js'
import { Watch, type Whereabouts } from './early-end.js'

const watchOf = () => {
  const time = new HandTime()
  const told: [what: string, task: unknown, where: Whereabouts][] = []
  const watch = new Watch(time)
  watch.hear({
    expired: (task, where) => {
      told.push(['expired', task.args[0], where])
      watch.end(task)
    },
    aborted: (task, where) => {
      told.push(['aborted', task.args[0], where])
      watch.end(task)
    },
  })
  return { time, told, watch, line: new WaitingLine() }
}

describe('a watched task', () => {
  it('that is aborted is told of where it is by then', () => {
    const { told, watch, line } = watchOf()
    const other = new WaitingLine()
    const controller = new AbortController()
    const task = new NotedTask(1, undefined, { signal: controller.signal })
    watch.begin(task)
    watch.moved(task, line)
    watch.moved(task, other)
    controller.abort()
    expect(told).toEqual([['aborted', 1, other]])
    expect(told[0]?.[2]).toBe(other)
  })

  it('that overstays its limit is told of, once, though it is aborted afterwards', () => {
    const { time, told, watch, line } = watchOf()
    const controller = new AbortController()
    const task = new NotedTask(1, undefined, { signal: controller.signal, timeoutMs: 5 })
    watch.begin(task)
    watch.moved(task, line)
    time.pass(5)
    controller.abort()
    expect(told).toEqual([['expired', 1, line]])
  })

  it('that has ended is neither aborted nor expired, and leaves no timer', () => {
    const { time, told, watch, line } = watchOf()
    const controller = new AbortController()
    const task = new NotedTask(1, undefined, { signal: controller.signal, timeoutMs: 5 })
    watch.begin(task)
    watch.moved(task, line)
    watch.end(task)
    controller.abort()
    watch.close()
    expect(time.timers).toBe(0)
    time.pass(10)
    expect(told).toEqual([])
  })

  it('that has ended leaves its signal as it found it, for signals outlive calls', () => {
    const { watch, line } = watchOf()
    const { signal } = new AbortController()
    const heard = new Set<unknown>()
    Object.assign(signal, {
      addEventListener: (_type: string, listener: unknown) => heard.add(listener),
      removeEventListener: (_type: string, listener: unknown) => heard.delete(listener),
    })
    const task = new NotedTask(1, undefined, { signal })
    watch.begin(task)
    watch.moved(task, line)
    expect(heard.size).toBe(1)
    watch.end(task)
    expect(heard.size).toBe(0)
  })

  it('that shares its signal is told of with the others, in the order they came', () => {
    const { told, watch, line } = watchOf()
    const controller = new AbortController()
    for (const n of [1, 2, 3]) {
      const task = new NotedTask(n, undefined, { signal: controller.signal })
      watch.begin(task)
      watch.moved(task, line)
    }
    controller.abort()
    expect(told.map(([, number]) => number)).toEqual([1, 2, 3])
  })
})

it('A task that cannot end early is not watched, wherever it goes.', () => {
  const { time, told, watch, line } = watchOf()
  const task = new NotedTask(1)
  watch.begin(task)
  watch.moved(task, line)
  watch.end(task)
  expect([time.timers, told]).toEqual([0, []])
})
