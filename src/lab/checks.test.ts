import { describe, expect, it } from 'vitest'
import { checksOf } from './checks'

describe('the checks', () => {
  it('are all well in a run that lost, mistook and failed nothing', () =>
    expect(checksOf(0, 0, 0).map(({ id, state }) => [id, state])).toEqual([
      ['conservation', 'ok'],
      ['checksum', 'ok'],
      ['failures', 'ok'],
    ]))

  it('fail with lost calls and wrong results, warn with failed calls, and say how many', () => {
    const checks = checksOf(3, 5, 7)
    expect(checks.map(({ state, value }) => [state, value])).toEqual([
      ['fail', 3],
      ['fail', 5],
      ['warn', 7],
    ])
    for (const { reason, value } of checks) expect(reason).toContain(String(value))
  })
})
