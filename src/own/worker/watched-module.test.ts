import { describe, expect, it } from 'vitest'
import { moduleOf } from '../module/test-load'
import { keepIntrinsics } from './intrinsics'
import { WatchedModule } from './watched-module'

const watched = async (code: string, isExceeded = false) =>
  new WatchedModule(await moduleOf(code), {
    restore: keepIntrinsics(),
    memory: { reset: () => undefined, isExceeded },
  })

describe('a module that is watched', () => {
  it('does what it did, and nothing is wrong with it', async () => {
    const { module, ...seen } = await watched(
      'export const args = (i) => [i]\nexport default async (i) => i + 1',
    )
    expect(await module.run(1)).toBe(2)
    expect(module.args?.(3, Math.random)).toEqual([3])
    expect(module.check).toBeNull()
    expect(seen).not.toHaveProperty('fault')
  })

  it.each([
    ['when it is called', 'export default () => { Array.prototype.push = () => 7; return 1 }'],
    [
      'when a promise of its has settled',
      'export default async () => { await null; Array.prototype.push = () => 7; return 1 }',
    ],
    ['and throws', 'export default () => { Array.prototype.push = () => 7; throw new Error("mine") }'],
  ])('is named, and called no more, where it changes the language %s', async (_when, code) => {
    const { push } = Array.prototype
    const seen = await watched(code)
    await Promise.resolve()
      .then(() => seen.module.run())
      .catch(() => undefined)
    expect(Array.prototype.push).toBe(push)
    expect(seen.fault).toMatchObject({
      kind: 'throws',
      message: expect.stringContaining('Array.prototype.push'),
    })
    expect(() => seen.module.run()).toThrow('Array.prototype.push')
  })

  it('is named where it takes too much memory', async () => {
    const seen = await watched('export default () => 1', true)
    seen.module.run()
    expect(seen.fault?.kind).toBe('memory')
  })
})
