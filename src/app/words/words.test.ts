import { expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import { reportWith } from '../../words/testing/test-reports'
import { snapshotWith } from '../../words/testing/test-snapshots'
import type { RunState } from '../status/run-state'
import { RUN_RULES } from './run-rules'
import { wordsFor } from './words'

const said = (state: RunState, run: Partial<Parameters<typeof wordsFor>[0]> = {}) => {
  const { happening, advice } = wordsFor({
    state,
    snapshot: null,
    report: null,
    story: null,
    settings: DEFAULTS,
    rules: RUN_RULES,
    ...run,
  })
  return `${happening} ${advice ?? ''}`.trim()
}

it.each([
  [{ kind: 'idle' }, /^Ready: 4 workers, 4 callers\. Press Run\. Then move Demand/],
  [{ kind: 'requested' }, /Starting/],
  [{ kind: 'starting', ready: 3, asked: 64 }, /3 of 64 workers are ready/],
  [{ kind: 'starting', ready: 0, asked: 1 }, /0 of 1 worker are ready/],
  [{ kind: 'calibrating', fraction: 0.4 }, /direct calls/],
  [{ kind: 'stopping' }, /Stopping/],
  [{ kind: 'failed', message: 'no room' }, /^The run failed: no room\. Nothing is lost/],
  [{ kind: 'failed', message: 'resize() tries again.' }, /tries again\. Nothing is lost/],
] as const)('In the state %o there is always a sentence.', (state, words) =>
  expect(said(state)).toMatch(words),
)

it('The introduction is told step by step, and leaves one thing to try.', () => {
  const snapshot = snapshotWith()
  const story = { kind: 'telling', step: 2, steps: 6, says: 'Demand rises.' } as const
  expect(said({ kind: 'running' }, { snapshot, story })).toBe('Demand rises.')
  const told = { report: reportWith(), story: { kind: 'told' } } as const
  expect(said({ kind: 'finished', reason: 'stopped' }, told)).toMatch(/^That was the introduction.*press Run/)
  expect(said({ kind: 'failed', message: 'no room' }, told)).toMatch(/^The run failed/)
})

it('A run that goes on is told by its snapshot, one that has ended by its report.', () => {
  const run = { snapshot: snapshotWith({ settings: { demand: 16 } }), report: reportWith() }
  expect(said({ kind: 'running' }, run)).toMatch(/^16 callers for 4 workers/)
  expect(said({ kind: 'finished', reason: 'seconds' }, run)).toMatch(/^Finished: 40,000 calls/)
  expect(said({ kind: 'running' }, { ...run, rules: null })).toBe('The run goes on.')
  expect(said({ kind: 'finished', reason: 'seconds' }, { ...run, rules: null })).toBe('The run has ended.')
})
