import { expect, it } from 'vitest'
import { STAGES, type Stage } from '../../domain/call'
import {
  BACKGROUND_COLUMNS,
  COLUMNS,
  NO_FIGURES,
  namesOf,
  STAGE_COLUMNS,
} from '../../domain/figures/buckets/columns'
import { POINT_WIDTH, pointFrom, storePoint } from '../../domain/figures/buckets/stored-buckets'
import { HEAT_ROWS } from '../../domain/figures/pictures/heat'
import type { TimelinePoint } from '../../domain/snapshot'
import { micros } from '../../domain/time'
import { columnsOf } from './timeline-columns'

/** A bucket in which each figure has a value of its own. */
const full = (): TimelinePoint => {
  let value = 0
  const numbered = (names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => {
        value += 1
        return [name, value]
      }),
    )
  return {
    ...NO_FIGURES,
    ...numbered(namesOf(COLUMNS)),
    complete: true,
    stages: Object.fromEntries(
      STAGES.map((stage) => [stage, numbered(namesOf(STAGE_COLUMNS))]),
    ) as unknown as NonNullable<TimelinePoint['stages']>,
    background: numbered(namesOf(BACKGROUND_COLUMNS)) as unknown as TimelinePoint['background'],
    heat: new Uint32Array(HEAT_ROWS),
  }
}

const empty: TimelinePoint = {
  ...NO_FIGURES,
  complete: true,
  stages: null,
  background: null,
  heat: new Uint32Array(0),
}

it('Every figure of a bucket comes back as it was from the numbers it is kept in, known or not.', () => {
  const numbers = new Float64Array(3 * POINT_WIDTH)
  for (const point of [full(), empty]) {
    storePoint(point, numbers, POINT_WIDTH)
    expect(pointFrom(numbers.subarray(POINT_WIDTH, 2 * POINT_WIDTH), point.heat)).toEqual(point)
    expect([...numbers.subarray(0, POINT_WIDTH), ...numbers.subarray(2 * POINT_WIDTH)].some(Boolean)).toBe(
      false,
    )
  }
})

it('Every figure of a bucket is a column of the report.', () => {
  const columns: Readonly<Record<string, readonly unknown[]>> = { ...columnsOf([full(), empty], micros(0)) }
  const point = full()
  for (const name of namesOf(COLUMNS)) expect(columns[name], name).toEqual([point[name], NO_FIGURES[name]])
  for (const stage of STAGES) expect(columns[`${stage}MeanUs`]).toEqual([meanOf(point, stage), null])
  expect(new Set(Object.values(columns).map(({ length }) => length))).toEqual(new Set([2]))
})

const meanOf = ({ stages }: TimelinePoint, stage: Stage) => stages?.[stage].mean
