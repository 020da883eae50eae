import { describe, expect, it } from 'vitest'
import { NO_SYSTEMS } from '../domain/systems'
import { micros, millis } from '../domain/time'
import { checksOf, type Evidence } from './checks'

const presenceOf = (lengthIntegral: number, sojournSum: number): Evidence['presence'] => ({
  span: millis(10),
  lengthIntegral,
  sojournSum: millis(sojournSum),
  agesAtStart: millis(0),
  agesAtEnd: millis(0),
})

const SOUND: Evidence = {
  recording: 'full',
  unaccounted: 0,
  wrongChecksums: 0,
  failed: 0,
  timedOut: 0,
  stamped: 10_000,
  outOfOrder: 0,
  worstGapUs: micros(0.001),
  resolutionUs: micros(5),
  presence: presenceOf(12.5, 12.5),
  clocks: { measured: 4, off: 0, worstUs: micros(10), boundUs: micros(27) },
  lagP99Us: micros(20),
  callP50Us: micros(500),
  systems: NO_SYSTEMS,
}

const stateOf = (id: string, changed: Partial<Evidence>) =>
  checksOf({ ...SOUND, ...changed }).find((check) => check.id === id)

describe('the checks', () => {
  it('are all well in a run whose books are sound', () => {
    expect(checksOf(SOUND).filter(({ state }) => state !== 'ok')).toEqual([])
  })

  it('have nothing to object to before a call was made', () => {
    const nothing = { stamped: 0, presence: presenceOf(0, 0), lagP99Us: null, callP50Us: null }
    expect(checksOf({ ...SOUND, ...nothing }).filter(({ state }) => state !== 'ok')).toEqual([])
  })

  it.each([
    ['conservation', { unaccounted: 3 }, 'fail', /3 calls lost or counted twice/],
    ['checksum', { wrongChecksums: 1 }, 'fail', /1 call got a wrong reply/],
    ['little', { presence: presenceOf(1000, 1005) }, 'warn', /differ by 0.5 %/],
    ['little', { presence: presenceOf(1000, 900) }, 'fail', /differ by 10 %/],
    ['little', { presence: presenceOf(0, 5) }, 'fail', /differ by 100 %/],
    ['order', { outOfOrder: 11 }, 'warn', /11 calls .* left out .*0.11 %/],
    ['stages', { worstGapUs: micros(10.1) }, 'fail', /missed its latency by 10 µs/],
    [
      'clock',
      { clocks: { measured: 4, off: 1, worstUs: micros(90), boundUs: micros(27) } },
      'warn',
      /1 of 4 workers are not where/,
    ],
    [
      'clock',
      { clocks: { measured: 0, off: 0, worstUs: micros(0), boundUs: micros(0) } },
      'warn',
      /No worker’s clock was measured/,
    ],
    ['generator', { lagP99Us: micros(51) }, 'warn', /51 µs late or more, 10.2 %/],
    ['failures', { failed: 2 }, 'warn', /2 calls failed/],
    ['timeouts', { timedOut: 7 }, 'warn', /7 calls timed out/],
  ] satisfies (readonly [string, Partial<Evidence>, string, RegExp])[])(
    'turn %s when %o',
    (id, changed, state, reason) => {
      expect(stateOf(id, changed)).toMatchObject({ state, reason: expect.stringMatching(reason) })
      const others = checksOf({ ...SOUND, ...changed }).filter((check) => check.id !== id)
      expect(others.filter((check) => check.state !== 'ok')).toEqual([])
    },
  )

  it('let a few calls with contradicting stamps pass, and say that they were left out', () => {
    expect(stateOf('order', { outOfOrder: 10 })).toMatchObject({
      state: 'ok',
      reason: expect.stringMatching(/10 calls .* left out/),
    })
  })

  it('name the figures to be doubted, each check at least by a sentence', () => {
    for (const { title, reason, touches, id } of checksOf(SOUND)) {
      expect(title).not.toBe('')
      expect(reason).toMatch(/\.$/)
      if (id !== 'failures') expect(touches.length).toBeGreaterThan(0)
    }
  })
})
