import { expect, it } from 'vitest'
import { reportWith } from '../../words/testing/test-reports'
import { conclude, fetchSpeaker } from './conclude'

const { conclusion: _said, ...figures } = reportWith()

it('A report says in words what its run has shown.', async () => {
  // Its patience is real time, in which a busy machine loads nothing.
  const speaker = await fetchSpeaker()
  const { conclusion, counts } = await conclude(figures, { fetch: async () => speaker })
  expect(conclusion.happening).toMatch(/^Finished: 40,000 calls/)
  expect(counts).toEqual(figures.counts)
})

it.each([
  ['cannot be fetched', () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))],
  ['do not come', () => new Promise<never>(() => undefined)],
])('It has all its figures, and says what is missing, where the rules %s.', async (_what, fetch) => {
  const { conclusion, ...rest } = await conclude(figures, { fetch, patienceMs: 1 })
  expect(rest).toEqual(figures)
  expect(conclusion).toMatchObject({ happening: expect.stringContaining('did not load'), advice: null })
})
