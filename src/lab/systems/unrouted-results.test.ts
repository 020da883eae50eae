import { describe, expect, it } from 'vitest'
import { instant } from '../../domain/time'
import { type Taker, UnroutedResults } from './unrouted-results'

const takerAt = (submittedAt: number): Taker => ({
  scheduledAt: null,
  submittedAt,
  onSettled: () => undefined,
})

describe('callers before one queue of results', () => {
  it('take them in the order in which they came, whose ever they are', () => {
    const unroutedResults = new UnroutedResults()
    const [one, two, three] = [takerAt(0), takerAt(1), takerAt(2)]
    for (const taker of [one, two, three]) unroutedResults.wait(taker)
    expect([
      unroutedResults.take(two, instant(4)),
      unroutedResults.take(three, instant(5)),
      unroutedResults.take(one, instant(9)),
    ]).toEqual([one, two, three])
    // 4, 4 and 7 ms; each for its own they would have waited 9, 3 and 3: the same mean, less of a spread.
    expect(unroutedResults.figures()).toMatchObject({
      taken: 3,
      gotAnothers: 3,
      share: 1,
      waitUs: { mean: 5000 },
    })
  })

  it('take their own where calls end in the order in which they were made', () => {
    const unroutedResults = new UnroutedResults()
    let own = 0
    for (let n = 0; n < 20_000; n += 1) {
      const [one, two] = [takerAt(n), takerAt(n)]
      unroutedResults.wait(one)
      unroutedResults.wait(two)
      if (unroutedResults.take(one, null) === one) own += 1
      if (unroutedResults.take(two, null) === two) own += 1
    }
    expect(own).toBe(40_000)
    expect(unroutedResults.figures()).toEqual({
      taken: 40_000,
      gotAnothers: 0,
      share: 0,
      waitUs: { mean: null, p50: null, p99: null },
    })
  })

  it('have no figures before there was a result', () => {
    expect(new UnroutedResults().figures()).toMatchObject({ taken: 0, share: null })
  })
})
