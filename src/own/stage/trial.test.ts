import { describe, expect, it } from 'vitest'
import { OwnFaultError } from '../fault'
import { moduleOf } from '../module/test-load'
import { tryFirstCalls } from './trial'

/** Tries ten calls on a clock that moves by a millisecond at each look. */
const trialOfCode = async (code: string) => {
  let ms = 0
  const now = () => {
    ms += 1
    return ms
  }
  return tryFirstCalls(await moduleOf(code), { ms: 1e9, calls: 10 }, { seed: 1, now })
}

describe('trying a function', () => {
  it('makes the calls that it was asked for, and four of them again', async () =>
    expect(await trialOfCode('export default () => 1')).toMatchObject({
      calls: 14,
      failed: 0,
      isAsync: false,
    }))

  it.each([
    [
      'counts what throws',
      'export default (i) => { if (i % 2) throw new Error("odd"); return i }\nexport const args = (i) => [i]',
      { failed: 7, failure: 'odd' },
    ],
    [
      'sees that equal arguments give different results',
      'let n = 0; export default () => { n += 1; return n }',
      { differs: true },
    ],
    [
      'takes random numbers of args for what they are: the same each time',
      'export default (x) => x\nexport const args = (i, random) => [random()]',
      { differs: false },
    ],
    ['tells what is asynchronous', 'export default async () => 1', { isAsync: true }],
    [
      'counts what check refuses',
      'export default (i) => i\nexport const args = (i) => [i]\nexport const check = (r) => r < 10',
      { refused: 1 },
    ],
    [
      'sees what is handed over',
      'export default (a) => a.length\nexport const args = () => [new Uint8Array(5000)]\nexport const transfer = ([a]) => [a.buffer]',
      { handsOver: true, unsendable: null },
    ],
  ])('%s', async (_, code, expected) => expect(await trialOfCode(code)).toMatchObject(expected))

  it('takes sizes of arguments and results', async () => {
    const code = 'export default (a) => a.slice(0, 1000)\nexport const args = () => [new Uint8Array(5e6)]'
    const { argumentBytes, resultBytes } = await trialOfCode(code)
    expect(argumentBytes / 5e6).toBeCloseTo(1)
    expect(resultBytes / 1000).toBeCloseTo(1)
  })

  it('says what cannot be sent to another thread', async () => {
    expect((await trialOfCode('export default () => () => 1')).unsendable).toContain(
      'its result cannot be sent',
    )
    const code = 'export default () => 1\nexport const args = () => [() => 1]'
    expect((await trialOfCode(code)).unsendable).toContain('its arguments cannot be sent')
  })

  it('fails with the fault of args that throw, or give no list', async () => {
    await expect(trialOfCode('export default () => 1\nexport const args = () => 3')).rejects.toThrow(
      OwnFaultError,
    )
    await expect(
      trialOfCode('export default () => 1\nexport const args = () => { throw new Error("none") }'),
    ).rejects.toMatchObject({ fault: { kind: 'args' } })
  })
})
