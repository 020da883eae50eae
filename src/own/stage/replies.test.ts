import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf, trialOf } from '../judge/facts/test-facts'
import type { ExchangeName } from './protocol'
import { readAnswer, readFault } from './replies'

describe('an answer of the stage', () => {
  it('is read when it is whole, without what does not belong to it', () => {
    expect(readAnswer('block', { ...blockOf(), extra: 1 })).toEqual(blockOf())
    expect(readAnswer('trial', trialOf())).toEqual(trialOf())
    expect(readAnswer('heap', { keptBytes: null })).toEqual({ keptBytes: null })
  })

  it.each(Object.keys(blockOf()))('is none when its %s is missing or no such value', (name) => {
    const { [name]: _, ...rest } = blockOf() as unknown as Record<string, unknown>
    expect(readAnswer('block', rest)).toBeUndefined()
    expect(readAnswer('block', { ...rest, [name]: Number.NaN })).toBeUndefined()
    expect(readAnswer('block', { ...rest, [name]: { valueOf: 1 } })).toBeUndefined()
  })

  it('is none whatever else comes, and reading it never throws', () => {
    const kinds: readonly ExchangeName[] = ['prepare', 'trial', 'steady', 'block', 'heap']
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.anything(), (kind, value) => {
        const read = readAnswer(kind, value)
        return read === undefined || (kind === 'heap' && read !== null)
      }),
      { seed: 18, numRuns: 1000 },
    )
  })

  it('is a fault only of a kind that there is, in a text that is not endless', () => {
    expect(readFault({ kind: 'throws', message: 'a'.repeat(5000), line: 3, column: 'x' })).toEqual({
      kind: 'throws',
      message: 'a'.repeat(1000),
      line: 3,
      column: null,
    })
    for (const none of [null, 3, {}, { kind: 'constructor' }, { kind: 4 }]) expect(readFault(none)).toBeNull()
  })
})
