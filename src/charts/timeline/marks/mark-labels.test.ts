import { expect, it } from 'vitest'
import type { Mark } from '../../../domain/snapshot'
import { millis } from '../../../domain/time'
import { placeMarks } from './mark-labels'

const mark = (seconds: number, label = 'Workers 4 → 8'): Mark => ({ t: millis(seconds * 1000), label })
const labelsOf = (marks: readonly Mark[]) =>
  placeMarks(marks, [0, 30_000], 900).map(({ label }) => label !== null)

it('Marks with room between them are all labelled.', () =>
  expect(labelsOf([mark(2), mark(10), mark(20)])).toEqual([true, true, true]))

it('Of marks that lie close together only the newest is labelled, and all keep their line.', () =>
  expect(labelsOf([mark(10), mark(10.2), mark(10.4)])).toEqual([false, false, true]))

it('A label that would leave the chart on the right runs to the left of its line.', () =>
  expect(placeMarks([mark(29.5)], [0, 30_000], 900)).toMatchObject([
    { side: 'left', label: 'Workers 4 → 8' },
  ]))

it('Marks outside the window are left out.', () =>
  expect(placeMarks([mark(1)], [5000, 35_000], 900)).toEqual([]))
