import { expect, it } from 'vitest'
import { timeOf } from './time.js'

it('Time may come from an instance of a class, whose members it uses.', () => {
  class Clock {
    readonly #offset = 5
    readonly timeOrigin = 1000
    now(): number {
      return this.#offset
    }
  }
  const time = timeOf(new Clock())
  expect([time.now(), time.timeOrigin]).toEqual([5, 1000])
  expect(time.schedule).toBeTypeOf('function')
})

it('What was sent to the thread by now is heard first, whatever came before as a timer.', async () => {
  const { port1, port2 } = new MessageChannel()
  const heard: string[] = []
  port1.onmessage = ({ data }) => heard.push(data)
  port2.postMessage('first')
  port2.postMessage('second')
  await new Promise<void>((resolve) => timeOf().afterMessages(resolve))
  expect(heard).toEqual(['first', 'second'])
  port1.close()
})
