import { describe, expect, it } from 'vitest'
import { NotedTask } from '../testing/test-transport.js'
import { Gate } from './gate.js'

const gateOf = (tasks: number, askers: number) => {
  const gate = new Gate()
  const admitted: unknown[] = []
  const heard: number[] = []
  for (let n = 0; n < tasks; n += 1) gate.tasks.push(new NotedTask(n))
  for (let n = 0; n < askers; n += 1) gate.ask().then(() => heard.push(n))
  const open = async (room: number) => {
    gate.open(room, ({ args }) => admitted.push(args[0]))
    await Promise.resolve()
    return { admitted, heard }
  }
  return { gate, open, heard }
}

describe('a gate', () => {
  it('lets in as many calls as there is room for, in order', async () => {
    const { open } = gateOf(3, 0)
    expect((await open(2)).admitted).toEqual([0, 1])
    expect((await open(5)).admitted).toEqual([0, 1, 2])
  })

  it('lets calls in before those who only ask, who get the room that is left, in order', async () => {
    const { open } = gateOf(2, 3)
    expect(await open(2)).toEqual({ admitted: [0, 1], heard: [] })
    expect((await open(2)).heard).toEqual([0, 1])
    expect((await open(1)).heard).toEqual([0, 1, 2])
  })

  it('stays shut while there is no room, or less than none', async () => {
    const { open } = gateOf(1, 1)
    expect(await open(0)).toEqual({ admitted: [], heard: [] })
    expect(await open(-3)).toEqual({ admitted: [], heard: [] })
  })

  it('with room for any number lets everybody in', async () => {
    const { open } = gateOf(2, 2)
    expect(await open(Number.POSITIVE_INFINITY)).toEqual({ admitted: [0, 1], heard: [0, 1] })
  })

  it('tells all who ask, once, when nobody is to wait any longer', async () => {
    const { gate, heard } = gateOf(0, 3)
    gate.tellAll()
    gate.tellAll()
    await Promise.resolve()
    expect(heard).toEqual([0, 1, 2])
  })
})
