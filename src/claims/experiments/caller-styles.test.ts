import { describe, expect, it } from 'vitest'
import { acceptSettings } from '../../settings/validate'
import { noisy, type Ran, runsOf } from '../test-runs'
import { CALLER_STYLES } from './caller-styles'

const foundOf = (ran: (arm: string, repeat: number) => Ran) =>
  CALLER_STYLES.conclude(runsOf(CALLER_STYLES, ran))

describe('the comparison of callers', () => {
  it('has valid settings, the same but for the callers, and takes less than a minute', () => {
    const steps = CALLER_STYLES.steps({ cores: 4 })
    expect(steps.flatMap(({ settings }) => acceptSettings({ ...settings }).problems)).toEqual([])
    const others = steps.map(({ settings: { callerStyle: _, ...rest } }) => JSON.stringify(rest))
    expect(new Set(others).size).toBe(1)
    expect(steps.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0)).toBeLessThan(60)
  })

  it('tells a difference with its interval, and claims nothing', () => {
    const found = foundOf((arm, repeat) => ({
      perSecond: noisy(arm === 'await' ? 100_000 : 120_000, repeat + arm.length),
    }))
    expect(found.verdict).toBeNull()
    expect(found.sentence).toMatch(
      /^Callers that call back made 1\.2\d× \(1\.[12]\d× to 1\.2\d×\) .* await\.$/,
    )
    expect(found.figures.map(({ id }) => id)).toEqual(['await', 'callback', 'gain'])
  })

  it('says when there is none that could be told', () =>
    expect(foundOf((_, repeat) => ({ perSecond: noisy(100_000, repeat) })).sentence).toContain(
      'no difference that could be told from none.',
    ))

  it('says nothing of runs that are not sound, or without a figure', () => {
    expect(foundOf(() => ({ perSecond: 1, failed: 3 }))).toMatchObject({ verdict: null, figures: [] })
    expect(foundOf(() => ({ perSecond: null })).sentence).toBe('The throughput of a run is missing.')
  })
})
