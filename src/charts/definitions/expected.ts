import type { Stage } from '../../domain/call'
import { type Compared, measuredBeside } from '../../domain/figures/expected/difference'
import { exactly } from '../../domain/figures/reading'
import type { Snapshot } from '../../domain/snapshot'
import type { Choice, LineSeries } from './chart'

/** What a model expects beside what was measured; it speaks of means. */
const expected = (label: string, { theory }: Choice['parts'], value: LineSeries['value']): LineSeries => ({
  id: 'expected',
  label,
  kind: 'line',
  weight: 'medium',
  theory,
  value,
})

/** Less is as good as none, and would stretch a log axis by decades. µs */
const LEAST_EXPECTED = 10
const drawn = (us: number | null) => (us !== null && us >= LEAST_EXPECTED ? us : null)

export const expectedOf = (stage: Stage, parts: Choice['parts']): readonly LineSeries[] => {
  switch (stage) {
    case 'queueWait':
      return [expected('expected mean', parts, ({ expectedWaitUs }) => drawn(expectedWaitUs))]
    case 'dispatch':
      return [expected('expected mean wait', parts, ({ expectedWaitUs }) => drawn(expectedWaitUs))]
    case 'call':
      return [expected('expected mean', parts, ({ expectedCallUs }) => drawn(expectedCallUs))]
    default:
      return []
  }
}

/** What is expected of this moment; nothing where that would not be drawn. */
export const expectedNow = (
  { timeline, theory }: Snapshot,
  { id, label, value }: LineSeries,
  compared: Compared,
) => {
  const newest = timeline.at(-1)
  const figure = newest ? value(newest) : null
  if (typeof figure !== 'number') return []
  // Its place is kept where there is nothing to say: it comes and goes with every change, and would move its figure.
  const beside = (theory && measuredBeside(theory, compared)) ?? ''
  return [{ label, reading: exactly(figure), of: id, beside }]
}

export const expectedLength = (parts: Choice['parts']) =>
  expected('expected mean', parts, ({ expectedQueue }) => expectedQueue)
