import { describe, expect, it } from 'vitest'
import { createRepeat } from './repeat'

describe('repeating a function of a worker', () => {
  it('calls it as often as asked, with the same arguments', () => {
    const seen: unknown[][] = []
    const repeat = createRepeat({ note: (...args: unknown[]) => void seen.push(args) })
    repeat('note', [1, 'a'], 3)
    expect(seen).toEqual([
      [1, 'a'],
      [1, 'a'],
      [1, 'a'],
    ])
  })

  it('starts each call from the number that the one before gave, and gives the last', () => {
    const step = (x: number, by: number) => x * 2 + by
    expect(createRepeat({ step })('step', [1, 3], 3)).toBe(((1 * 2 + 3) * 2 + 3) * 2 + 3)
  })

  it('waits for each call before the next when the function takes its time', async () => {
    let [running, most, calls] = [0, 0, 0]
    const slow = async () => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      calls += 1
      running -= 1
    }
    await createRepeat({ slow })('slow', [], 5)
    expect([calls, most]).toEqual([5, 1])
  })

  it.each(['missing', 'toString'])('refuses a function that is not served: %s', (method) => {
    expect(() => createRepeat({})(method, [], 1)).toThrow(`There is no function ${method} to repeat.`)
  })
})
