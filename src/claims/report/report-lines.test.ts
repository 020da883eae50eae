import { describe, expect, it } from 'vitest'
import type { ExperimentOutcome } from '../../domain/experiments/experiment'
import { claimsDocument, lineText, reportLines } from './report-lines'

const AT = '2026-01-01T12:30:00.000Z'
const run = {
  arm: '1',
  label: '1 caller',
  settings: { demand: 1 },
  completed: 1000,
  meanCallUs: 50,
  callsPerSecond: 20_000,
  directCallUs: 0.4,
}
const ended = { title: 'A claim', at: AT, runs: [run, run] }
const FOUND: ExperimentOutcome = {
  kind: 'found',
  ...ended,
  finding: { verdict: 'holds', sentence: 'It took 4× as long.', figures: [] },
}
const textOf = (id: string, outcome: ExperimentOutcome) => reportLines({ [id]: outcome }).map(lineText)

describe('the lines of a report', () => {
  it('give number, verdict, claim, what was found and when', () =>
    expect(textOf('proportion', FOUND)).toEqual([
      'Claim 1 holds here. More work for the same workers makes every call wait longer, in proportion: It took 4× as long. (2 runs, 2026-01-01 12:30 UTC)',
    ]))

  it('say of an interrupted claim that it cannot be told, and how far it came', () => {
    const outcome: ExperimentOutcome = {
      kind: 'interrupted',
      ...ended,
      steps: 8,
      reason: 'a setting was changed',
    }
    expect(textOf('batching', outcome)[0]).toMatch(
      /^Claim 6 cannot be told\..*: Interrupted: a setting was changed; 2 of 8 runs were done\. \(2 runs/,
    )
  })

  it('say why a run could not be made', () => {
    const outcome: ExperimentOutcome = {
      kind: 'failed',
      ...ended,
      runs: [],
      steps: 8,
      reason: 'no isolation',
    }
    expect(textOf('batching', outcome)[0]).toContain(
      'A run could not be made: no isolation. 0 of 8 runs were done.',
    )
  })

  it('claim nothing of figures', () => {
    const outcome: ExperimentOutcome = { ...FOUND, finding: { ...FOUND.finding, verdict: null } }
    expect(textOf('numbers', outcome)).toEqual([
      'The figures of 2016, measured here: It took 4× as long. (2 runs, 2026-01-01 12:30 UTC)',
    ])
  })

  it('stand in the order of the claims, the figures last', () =>
    expect(reportLines({ numbers: FOUND, batching: FOUND, proportion: FOUND }).map(({ id }) => id)).toEqual([
      'proportion',
      'batching',
      'numbers',
    ]))

  it('make a document that says what it was measured on', () => {
    const about = { version: '1.0.0', machine: { userAgent: 'test', cores: 4, isIsolated: true } }
    expect(claimsDocument({ proportion: FOUND }, about)).toMatchObject({
      schema: 'poolscope.claims/1',
      ...about,
      lines: [{ number: 1, verdict: 'holds', runs: [run, run], at: AT }],
    })
  })
})
