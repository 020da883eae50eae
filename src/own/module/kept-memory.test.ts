import { expect, it } from 'vitest'
import { keptPerCall } from './kept-memory'
import { moduleOf } from './test-load'

const MB = 2 ** 20

/** Of code that tells on `ownTestHeld` what it holds, on a clock on which ten calls fit into a batch. */
const keptBy = async (code: string): Promise<number> => {
  Reflect.set(globalThis, 'ownTestHeld', 0)
  let looks = 0
  const now = () => {
    looks += 1
    return looks * 15
  }
  const held = async () => Number(Reflect.get(globalThis, 'ownTestHeld'))
  return keptPerCall(await moduleOf(code), { seed: 1, now, held })
}

it('What each call keeps is told from what is kept once, and from what is let go of.', async () => {
  expect(await keptBy(`export default () => { globalThis.ownTestHeld += ${MB} }`)).toBe(MB)
  expect(await keptBy(`export default async () => { globalThis.ownTestHeld += ${MB}; throw 1 }`)).toBe(MB)
  expect(await keptBy(`export default () => { globalThis.ownTestHeld ||= ${50 * MB} }`)).toBe(0)
  expect(await keptBy('export default () => 1')).toBe(0)
})
