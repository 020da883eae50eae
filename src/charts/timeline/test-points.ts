import { STAGES, type Stage } from '../../domain/call'
import { NO_FIGURES, type StagePoint } from '../../domain/figures/buckets/columns'
import type { TimelinePoint } from '../../domain/snapshot'
import { micros, millis } from '../../domain/time'

/** The same figures for every stage but those that are given. */
export const stagePoints = (
  us: Partial<StagePoint>,
  given: Partial<Record<Stage, Partial<StagePoint>>> = {},
): NonNullable<TimelinePoint['stages']> => {
  const none = { mean: micros(0), p50: micros(0), p90: micros(0), p99: micros(0), p999: micros(0) }
  return Object.fromEntries(
    STAGES.map((stage) => [stage, { ...none, ...us, ...given[stage] }]),
  ) as NonNullable<TimelinePoint['stages']>
}

/** A full bucket in which ten calls settled, and what the test wants. */
export const pointOf = (over: Partial<TimelinePoint> = {}): TimelinePoint => ({
  ...NO_FIGURES,
  t: millis(200),
  span: millis(200),
  complete: true,
  queueMean: 3,
  queueMax: 12,
  submitted: 10,
  samples: 10,
  stages: stagePoints(
    { p50: micros(150), p99: micros(2400) },
    { call: { p50: micros(300), p99: micros(3000) } },
  ),
  slowdown: 260,
  busy: 0.5,
  held: 0.75,
  heat: new Uint32Array(0),
  background: null,
  ...over,
})
