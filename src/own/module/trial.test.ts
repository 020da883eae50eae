import { describe, expect, it } from 'vitest'
import { callDirectly, isDirectCalls } from './direct-calls'
import { moduleOf } from './test-load'
import { isTrial, tryOut } from './trial'

/** A clock that a call moves on by what its function says. */
const CLOCK = 'globalThis.ownTestClock'
const now = (): number => Number(Reflect.get(globalThis, 'ownTestClock') ?? 0)

const trialOf = async (code: string) => {
  const trial = await tryOut(await moduleOf(code), 7, now)
  if (!isTrial(trial)) throw new Error(trial.message)
  return trial
}

describe('trying an own function', () => {
  it('makes arguments once for each set, the same for the same seed, and different for each call', async () => {
    const code = 'export const args = (i, random) => [i, random()]\nexport default (i, r) => i + r'
    const [first, again] = [await trialOf(code), await trialOf(code)]
    expect(first.sets.length).toBeGreaterThan(1)
    expect(first.sets).toEqual(again.sets)
    expect(new Set(first.checksums).size).toBe(first.checksums.length)
    expect(first.isSteady).toBe(true)
  })

  it('tells a function that gives different results for the same from one that does not', async () => {
    expect((await trialOf('let n = 0\nexport default () => (n += 1)')).isSteady).toBe(false)
    expect((await trialOf('export default () => [1, { a: "b" }]')).isSteady).toBe(true)
  })

  it('leaves what a function does to its arguments out of the next call', async () => {
    const code =
      'export const args = () => [[3, 1, 2]]\nexport default (list) => { const before = list.join(); list.sort(); return before }'
    const { sets, isSteady } = await trialOf(code)
    expect([sets[0]?.args, isSteady]).toEqual([[[3, 1, 2]], true])
  })

  it('counts calls that throw, keeps the first reason, and sees promises', async () => {
    const { failed, failure, isAsync, checksums } = await trialOf(
      'export const args = (i) => [i]\nexport default async (i) => { if (i % 2 === 0) throw new RangeError("even " + i); return i }',
    )
    expect([failed, failure, isAsync]).toEqual([checksums.length / 2, 'RangeError: even 2', true])
  })
})

describe('direct calls', () => {
  it('time the calls alone, be they promises or not, and use every result', async () => {
    Reflect.set(globalThis, 'ownTestClock', 0)
    const code = (kind: string) =>
      `export const args = (i) => { ${CLOCK} += 1000 / 7000; return [i] }\nexport default ${kind} (i) => { ${CLOCK} += 0.002; return i }`
    for (const kind of ['', 'async']) {
      const made = await callDirectly(await moduleOf(code(kind)), 50, 7, now)
      if (!isDirectCalls(made)) throw new Error(made.message)
      expect(made.calls).toBe(50)
      expect(made.elapsedMs).toBeCloseTo(0.1, 6)
      const others = await callDirectly(await moduleOf(code(kind)), 49, 7, now)
      expect(isDirectCalls(others) && others.checksum).not.toBe(made.checksum)
    }
    Reflect.deleteProperty(globalThis, 'ownTestClock')
  })

  it('go on after one that throws, and name what is wrong with arguments', async () => {
    let at = 0
    const moving = () => {
      at += 0.005
      return at
    }
    const half = await moduleOf(
      'export const args = (i) => [i]\nexport default (i) => { if (i % 2) throw i; return i }',
    )
    expect(await callDirectly(half, 10, 7, moving)).toMatchObject({ calls: 10, failed: 5, failure: '1' })
    const wrong = await moduleOf(
      'export const args = (i) => { if (i > 3) throw new Error("late"); return [] }\nexport default () => 1',
    )
    expect(await callDirectly(wrong, 10, 7, moving)).toMatchObject({
      kind: 'args',
      message: 'args(4) threw: late.',
    })
  })

  it('take a step of the clock where it does not see them: never no time at all', async () => {
    let looks = 0
    // It moves on by 5 µs at every hundredth look.
    const coarse = () => {
      looks += 1
      return Math.floor(looks / 100) * 0.005
    }
    const made = await callDirectly(await moduleOf('export default () => 1'), 3, 7, coarse)
    if (!isDirectCalls(made)) throw new Error(made.message)
    expect(made.elapsedMs).toBeCloseTo(0.005, 9)
  })
})
