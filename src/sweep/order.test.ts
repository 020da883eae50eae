import { describe, expect, it } from 'vitest'
import { requireOrder, settingsAt } from './order'

describe('what is asked of a sweep', () => {
  it.each([
    [null, 'a sweep must be asked for as { workers: [1, 2, 4] }'],
    [[1, 2], 'a sweep must be asked for as'],
    [{}, 'not nothing'],
    [{ workers: [1, 2], demand: [1] }, 'one setting at a time, not workers and demand'],
    [{ colour: [1, 2] }, 'not colour'],
    [{ mode: [1, 2] }, 'not mode'],
    [{ workers: 4 }, 'workers must be a list of numbers, not 4'],
    [{ workers: [] }, 'workers must have two different values at least'],
    [{ workers: [3] }, 'there is nothing to compare 3 with'],
    [{ workers: [3, 3, 3] }, 'there is nothing to compare 3 with'],
    [{ workers: [1, 'two'] }, 'workers must be a list of numbers, not of "two"'],
    [{ workers: [1, Number.NaN] }, 'workers must be from 1 to 256, not NaN'],
    [{ workers: [1, Number.POSITIVE_INFINITY] }, 'workers must be from 1 to 256, not Infinity'],
    [{ workers: [0, 1] }, 'workers must be from 1 to 256, not 0'],
    [{ workers: [1, 1.5] }, 'workers must be a whole number, not 1.5'],
    [{ batch: ['auto', 1] }, 'batch must be a list of numbers, not of "auto"'],
    [{ workers: Array.from({ length: 25 }, (_, n) => n + 1) }, '24 values at most, not 25'],
  ])('is refused by a sentence that names what is wrong: %j', (request, message) =>
    expect(() => requireOrder(request)).toThrow(message),
  )

  it('is refused where its time or its width is none', () => {
    expect(() => requireOrder({ workers: [1, 2] }, {}, { seconds: 0 })).toThrow('seconds must be from 1')
    expect(() => requireOrder({ workers: [1, 2] }, {}, { within: Number.NaN })).toThrow('within must be from')
    expect(() => requireOrder({ workers: [1, 2] }, { serviceUs: -1 })).toThrow('serviceUs must be from')
  })

  it('is refused of the service time of a function of one’s own, and where its code is no text', () => {
    expect(() => requireOrder({ serviceUs: [1, 2] }, { workload: 'own' })).toThrow('it takes what it takes')
    expect(() => requireOrder({ payloadKb: [1, 2] }, { workload: 'own' })).toThrow('its own arguments')
    expect(() => requireOrder({ workers: [1, 2] }, {}, { code: 3 as never })).toThrow('code must be the text')
  })

  it('is sorted, and what is said twice is measured once', () =>
    expect(requireOrder({ workers: [4, 1, 4, 2] }).values).toEqual([1, 2, 4]))

  it('keeps workers busy while they are swept, and calls for long enough of long ones', () => {
    const order = requireOrder({ workers: [1, 8] }, { mode: 'open', serviceUs: 200_000, plan: '4x10s' })
    expect(settingsAt(order, 8)).toMatchObject({
      mode: 'closed',
      demand: 16,
      workers: 8,
      plan: '',
      seconds: 5,
    })
  })

  it('says what was set otherwise than it is run', () => {
    const note = requireOrder(
      { workers: [1, 8] },
      { mode: 'open', plan: '4x10s', rounds: 3, recording: 'off' },
    ).heldNote
    expect(note).toContain('mode closed (set: open), plan none (set: 4x10s), rounds 0 (set: 3)')
    expect(note).toContain('recording full (set: off)')
    expect(requireOrder({ workers: [1, 8] }, { serviceUs: 2000 }).heldNote).toBeNull()
  })

  it('takes six values through within 90 s', () =>
    expect(requireOrder({ workers: [1, 2, 3, 4, 6, 8] }).seconds).toBeLessThan(85))
})
