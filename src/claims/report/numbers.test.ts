import { describe, expect, it } from 'vitest'
import { acceptSettings } from '../../settings/validate'
import { claimReport, type Ran } from '../test-runs'
import { NUMBERS, NUMBERS_STEPS, ourNumbers } from './numbers'
import { numbersRows } from './numbers-table'
import { NUMBERS_COLUMNS, numbersCells } from './numbers-words'

const runs = (ran: (arm: string) => Ran) =>
  NUMBERS_STEPS.map(({ arm, label }) => {
    return { arm, label, report: claimReport(ran(arm)) }
  })

const LATENCY: Readonly<Record<string, number>> = {
  'alone/1': 50,
  'alone/8': 360,
  'alone/16': 700,
  'shared/1': 52,
  'shared/8': 80,
  'shared/16': 104,
}

describe('the numbers', () => {
  it('are measured under the demand of 2016, in settings that are valid', () => {
    expect(NUMBERS_STEPS).toHaveLength(6)
    for (const { settings } of NUMBERS_STEPS) {
      expect(acceptSettings({ ...settings }).problems).toEqual([])
      expect(settings).toMatchObject({ mode: 'closed', workers: 64, callsPerCaller: 10_000, rounds: 1 })
    }
  })

  it('become rows beside the published ones, with growth and demand bounds', () => {
    const { figures, sentence, verdict } = NUMBERS.conclude(
      runs((arm) => ({ callUs: LATENCY[arm] ?? null, frozenUs: 0.4 })),
    )
    expect(verdict).toBeNull()
    expect(sentence).toContain('grew 14.0× with a message for each call, 2.00× with shared messages')
    const rows = numbersRows(ourNumbers(figures))
    expect(rows.map(({ growth }) => growth?.toFixed(1) ?? null)).toEqual([
      '15.0',
      '14.5',
      '14.0',
      null,
      '14.0',
      '2.0',
    ])
    expect(rows.at(-2)).toMatchObject({
      lines: { 8: { poolUs: 360, syncUs: 0.4, ratio: 900 } },
      bounds: { kind: 'bounds', totalUs: 50, busiestUs: 43.75 },
    })
    expect(rows.at(-1)?.bounds).toMatchObject({ busiestUs: 6.5, kneeCallers: 8 })
  })

  it('are not judged by a run that cannot be trusted', () => {
    const finding = NUMBERS.conclude(runs(() => ({ callUs: 50, failed: 1 })))
    expect(finding.sentence).toContain('1 call came to nothing')
    expect(finding.figures).toEqual([])
  })

  it('fill every column of the table, with dashes where nothing was measured', () => {
    for (const row of numbersRows(null)) expect(numbersCells(row)).toHaveLength(NUMBERS_COLUMNS.length)
    const [original, , , , alone] = numbersRows(null).map((row) => numbersCells(row))
    expect(original).toEqual([
      '2016, the original program',
      '316 µs ÷ 1.38 µs = 229×',
      '2.54 ms ÷ 1.37 µs = 1,854×',
      '4.75 ms ÷ 1.26 µs = 3,770×',
      '15.0×',
      '316 µs',
      '297 µs',
      '1.07',
    ])
    expect(alone?.slice(1)).toEqual(Array(7).fill('–'))
  })
})
