import { expect, it } from 'vitest'
import { reportFileName } from './report-file'

it('A report’s file is named after the moment its run started.', () =>
  expect(reportFileName({ startedAt: '2026-11-22T19:54:40.123Z' })).toBe(
    'poolscope-2026-11-22T19-54-40.json',
  ))
