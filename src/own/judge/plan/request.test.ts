import { describe, expect, it } from 'vitest'
import { requireRequest } from './request'

const code = 'export default () => 1'

describe('what a judge is asked', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'Give an object with the code'],
    ['no code', {}, 'code must be the text of a module'],
    ['a name that it does not know', { code, callsPerMinute: 3 }, 'knows no callsPerMinute'],
    ['both a rate and a burst', { code, callsPerSecond: 3, burst: 3 }, 'not both'],
    ['a rate of 0', { code, callsPerSecond: 0 }, 'callsPerSecond must be more than 0'],
    ['a rate that is no number', { code, callsPerSecond: Number.NaN }, 'callsPerSecond must be more than 0'],
    ['half a call at once', { code, burst: 1.5 }, 'burst must be a whole number'],
    ['a setting out of its range', { code, settings: { workers: 0 } }, 'workers'],
  ])('is refused with %s', (_, request, message) => expect(() => requireRequest(request)).toThrow(message))

  it('is calls one at a time where no rate is given, or one that is too low', () => {
    expect(requireRequest({ code })).toMatchObject({
      demand: { kind: 'burst', calls: 1 },
      oneByOne: 'no-rate',
    })
    expect(requireRequest({ code, callsPerSecond: 0.1 })).toMatchObject({
      demand: { kind: 'burst', calls: 1 },
      oneByOne: 'rare',
    })
    expect(requireRequest({ code, burst: 1 }).oneByOne).toBeNull()
  })

  it('is calls that come evenly, unless told otherwise', () => {
    expect(requireRequest({ code, callsPerSecond: 200 }).demand).toEqual({
      kind: 'rate',
      perSecond: 200,
      arrivals: 'constant',
    })
    const settings = { arrivals: 'poisson' } as const
    expect(requireRequest({ code, callsPerSecond: 200, settings }).demand).toMatchObject(settings)
  })
})
