import { expect, it } from 'vitest'
import type { Report } from '../../../domain/report'
import { DEFAULTS, type Settings } from '../../../domain/settings/settings'
import { withReport } from './our-lines'

const reportOf = (settings: Partial<Settings>, mean: number | null = 50, segments = 1) =>
  ({
    settings: { ...DEFAULTS, workers: 64, demand: 1, serviceUs: 0.4, ...settings },
    segments: Array(segments).fill(null),
    latencyUs: { call: { mean } },
    baseline: { syncUs: 0.4 },
    slowdown: { ratio: 125, asPrinted2016: 100 },
  }) as unknown as Report

it('A run of the published demand has a line beside the published ones, and the newest one stands.', () => {
  const first = withReport({}, reportOf({}))
  expect(first).toEqual({ 1: { poolUs: 50, syncUs: 0.4, ratio: 125, printed: 100 } })
  const both = withReport(first, reportOf({ demand: 16 }, 700))
  expect(both).toMatchObject({ 1: { poolUs: 50 }, 16: { poolUs: 700 } })
  expect(withReport(both, reportOf({}, 60))).toMatchObject({ 1: { poolUs: 60 }, 16: { poolUs: 700 } })
})

it.each<[string, Report]>([
  ['of other callers', reportOf({ demand: 3 })],
  ['of other workers', reportOf({ workers: 4 })],
  ['of another function', reportOf({ serviceUs: 100 })],
  ['of open demand', reportOf({ mode: 'open' })],
  ['of shared messages', reportOf({ batch: 'auto' })],
  ['under a lock', reportOf({ lock: 'fair' })],
  ['of nested calls', reportOf({ nesting: 2 })],
  ['whose results go to whoever asks next', reportOf({ results: 'any' })],
  ['of callers that call back', reportOf({ callerStyle: 'callback' })],
  ['beside other traffic', reportOf({ backgroundRate: 5 })],
  ['whose settings were changed', reportOf({}, 50, 2)],
  ['without a call', reportOf({}, null)],
])('A run %s has none.', (_, report) => expect(withReport({}, report)).toEqual({}))
