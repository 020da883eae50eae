import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectSame } from '../../domain/testing/test-same.js'
import { NotedTask } from '../testing/test-transport.js'
import { WaitingLine } from './task-queue.js'

interface Model {
  tasks: NotedTask[]
  made: number
}
type Command = fc.Command<Model, WaitingLine>

const commandOf = (name: string, run: (model: Model, line: WaitingLine) => void): Command => ({
  check: () => true,
  run: (model, line) => {
    run(model, line)
    expectSame(line.length, model.tasks.length)
    expectSame(line.peek(), model.tasks[0])
  },
  toString: () => name,
})
const taskOf = (model: Model): NotedTask => {
  model.made += 1
  return new NotedTask(model.made)
}
const push = (count: number) =>
  commandOf(`push ${count}`, (model, line) => {
    for (let i = 0; i < count; i += 1) {
      const task = taskOf(model)
      model.tasks.push(task)
      line.push(task)
    }
  })
const unshift = commandOf('unshift', (model, line) => {
  const task = taskOf(model)
  model.tasks.unshift(task)
  line.unshift(task)
})
const shift = (count: number) =>
  commandOf(`shift ${count}`, (model, line) => {
    for (let i = 0; i < count; i += 1) expectSame(line.shift(), model.tasks.shift())
  })
const remove = (at: number, count: number) =>
  commandOf(`remove ${count} from ${at}`, (model, line) => {
    const start = at % Math.max(1, model.tasks.length)
    for (const task of model.tasks.splice(start, count)) line.remove(task)
  })
const some = (at: number) =>
  commandOf(`some ${at}`, (model, line) => {
    const sought = model.tasks[at]
    const asked: unknown[] = []
    const isFound = line.some((task) => {
      asked.push(task)
      return task === sought
    })
    expect(isFound).toBe(sought !== undefined)
    expect(asked).toEqual(sought ? model.tasks.slice(0, at + 1) : model.tasks)
  })

describe('a waiting line', () => {
  it('gives tasks in the order they came, whichever left from the middle', () => {
    const count = fc.integer({ min: 1, max: 100 })
    const commands = fc.commands(
      [
        count.map(push),
        fc.constant(unshift),
        count.map(shift),
        fc.tuple(fc.nat({ max: 300 }), count).map(([at, many]) => remove(at, many)),
        fc.nat({ max: 20 }).map(some),
      ],
      { maxCommands: 60 },
    )
    const followsModel = (run: Iterable<Command>) =>
      fc.modelRun(() => ({ model: { tasks: [], made: 0 }, real: new WaitingLine() }), run)
    fc.assert(fc.property(commands, followsModel), { seed: 17, numRuns: 200 })
  })

  it('of a hundred thousand tasks lets all but the last leave from the middle, and then gives that one', () => {
    const line = new WaitingLine()
    const tasks = Array.from({ length: 100_000 }, (_, n) => new NotedTask(n))
    for (const task of tasks) line.push(task)
    for (const task of tasks.slice(0, -1).toReversed()) line.remove(task)
    expect(line.length).toBe(1)
    expect([line.peek(), line.shift(), line.shift(), line.length]).toEqual([
      tasks.at(-1),
      tasks.at(-1),
      undefined,
      0,
    ])
  })

  it('keeps no task that has left once most of it is such', () => {
    const line = new WaitingLine()
    const tasks = Array.from({ length: 200 }, (_, n) => new NotedTask(n))
    for (const task of tasks) line.push(task)
    for (const task of tasks.slice(50, 195)) line.remove(task)
    expect(line.length).toBe(55)
    const left: unknown[] = []
    line.some(({ args }) => left.push(args[0]) < 0)
    expect(left).toEqual([...Array.from({ length: 50 }, (_, n) => n), 195, 196, 197, 198, 199])
  })
})
