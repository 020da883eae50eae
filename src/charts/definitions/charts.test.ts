import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../../app/testing/test-snapshot'
import { STAGES, type Stage } from '../../domain/call'
import type { TimelinePoint } from '../../domain/snapshot'
import { micros, millis } from '../../domain/time'
import { FIRST_VIEW } from '../../store/kept/chosen-view'
import type { ViewState } from '../../store/kept/view'
import { panelAxis, plotted, plottedRange } from '../line/axis/panel-axis'
import { hueOf } from '../line/series-hue'
import { pointOf, stagePoints } from '../timeline/test-points'
import type { Panel, StageParts } from './chart'
import { PANELS } from './charts'
import { panelUnder } from './panel-under'
import { FIGURES_OF_2016 } from './references'

const panel = (id: string, view: Partial<ViewState> = {}, parts: Partial<StageParts> = {}): Panel => {
  const row = PANELS.find((candidate) => candidate.id === id)
  if (!row) throw new Error(`no panel ${id}`)
  return panelUnder(
    row,
    { ...FIRST_VIEW, references: 'hidden', ...view },
    { hops: 'apart', lock: false, background: false, theory: 'holds', ...parts },
  )
}
const everyPanel = PANELS.map(({ id }) => panel(id))
const rowsOf = (...points: readonly ReturnType<typeof pointOf>[]) =>
  points.map((point) => ({ t: point.t, point }))
const seriesOf = (of: Panel, id: string) => {
  const found = of.series.find((series) => series.id === id)
  if (!found) throw new Error(`no series ${id}`)
  return found
}
const saidBy = (of: Panel, id: string, point = pointOf()) => seriesOf(of, id).value(point)

describe('The table of panels', () => {
  it('has the charts of the page under their exact names.', () =>
    expect(PANELS.map(({ title }) => title)).toEqual([
      'Queue length',
      'Dispatch latency',
      'Slowdown ratio',
      'Stages',
      'Throughput',
      'Utilisation',
    ]))

  it('gives every series of a panel its own name and its own look.', () => {
    for (const { series, hue } of everyPanel) {
      const looks = series.map((one) =>
        [one.kind, one.hue ?? hue, ...(one.kind === 'line' ? [one.weight, one.theory] : [])].join(),
      )
      expect(new Set(series.map(({ id }) => id)).size).toBe(series.length)
      expect(new Set(looks).size).toBe(series.length)
    }
  })

  it('explains every panel in a full sentence, whatever is chosen.', () => {
    const chosen = [panel('dispatch', { stage: 'hops' }), panel('stages', {}, { hops: 'together' })]
    for (const { description } of [...everyPanel, ...chosen]) expect(description).toMatch(/^[A-Z].+\.$/)
  })

  it('shows p50 and p99 of dispatch, and the oldest call, at a first visit, the others when they are switched on.', () => {
    expect(panel('dispatch').shown.map(({ id }) => id)).toEqual(['p50', 'p99', 'oldest', 'expected'])
    expect(panel('dispatch', { hidden: ['dispatch.p50'] }).shown.map(({ label }) => label)).toEqual([
      'p90',
      'p99',
      'p99.9',
      'oldest waiting',
      'expected mean wait',
    ])
  })

  it('draws how long the oldest call waits beside what calls waited that were sent, in µs, and nothing where none waits.', () => {
    const drawn = (stage: Stage) => panel('dispatch', { stage }).series.some(({ id }) => id === 'oldest')
    expect(STAGES.filter(drawn)).toEqual(['queueWait', 'dispatch'])
    expect(saidBy(panel('dispatch'), 'oldest', pointOf({ queueOldestMs: millis(30), stages: null }))).toBe(
      30_000,
    )
    expect(saidBy(panel('dispatch'), 'oldest', pointOf({ queueOldestMs: null }))).toBeNull()
  })

  it('shows the percentiles of the stage that is chosen.', () => {
    expect(saidBy(panel('dispatch'), 'p99')).toBe(2400)
    expect(saidBy(panel('dispatch', { stage: 'call' }), 'p99')).toBe(3000)
  })

  it('doubts a whole call as the log of rounds is doubted, and a part of it as the stages are.', () => {
    expect(panel('dispatch').doubtedAs).toBe('dispatch')
    expect(panel('dispatch', { stage: 'call' }).doubtedAs).toBe('rounds')
    expect(panel('dispatch', { stage: 'service' }).doubtedAs).toBe('stages')
  })

  it('draws what theory expects beside the mean that it is of, unless that is next to nothing.', () => {
    const point = pointOf({
      expectedQueue: 2,
      expectedWaitUs: micros(800),
      expectedCallUs: micros(5800),
    })
    expect(saidBy(panel('queue'), 'expected', point)).toBe(2)
    expect(saidBy(panel('dispatch'), 'expected', point)).toBe(800)
    expect(saidBy(panel('dispatch', { stage: 'call' }), 'expected', point)).toBe(5800)
    expect(saidBy(panel('dispatch'), 'expected', pointOf({ expectedWaitUs: micros(2) }))).toBeNull()
    expect(panel('dispatch', { stage: 'service' }).series.map(({ id }) => id)).not.toContain('expected')
    expect(saidBy(panel('queue'), 'expected')).toBeNull()
  })

  it('has what is expected of this moment among the figures of its head, where there is such a figure.', () => {
    const labelsOf = (id: string, point: Partial<TimelinePoint>) =>
      panel(id)
        .now({ ...snapshotOf(), timeline: [pointOf(point)] })
        .map(({ label }) => label)
    expect(labelsOf('queue', { expectedQueue: 2 })).toEqual(['expected mean', 'now'])
    expect(labelsOf('queue', {})).toEqual(['now'])
    expect(labelsOf('dispatch', { expectedWaitUs: micros(900) })).toContain('expected mean wait')
    expect(labelsOf('dispatch', {})).not.toContain('expected mean wait')
  })

  it('takes the hue from what is expected where that should not be believed.', () => {
    const huesOf = (theory: StageParts['theory']) => {
      const queue = panel('queue', {}, { theory })
      return queue.series.map((series) => hueOf(queue, series))
    }
    expect(new Set(huesOf('holds'))).toEqual(new Set(['var(--hue-queue)']))
    expect(huesOf('doubted').at(-1)).toBe('var(--muted)')
  })

  it('stacks the two hops as one where the clocks do not tell them apart.', () => {
    expect(panel('stages').series.map(({ id }) => id)).toEqual(['queueWait', 'forward', 'service', 'return'])
    expect(panel('stages', {}, { hops: 'together' }).series.map(({ id }) => id)).toEqual([
      'queueWait',
      'hops',
      'service',
    ])
  })

  it('stacks the wait for the global lock where there is one.', () =>
    expect(panel('stages', {}, { lock: true }).series.map(({ id }) => id)).toEqual([
      'queueWait',
      'forward',
      'lockWait',
      'service',
      'return',
    ]))

  it('gives throughput per second, and none for a bucket that has only just begun.', () => {
    const throughput = panel('throughput')
    expect(saidBy(throughput, 'completed', pointOf({ samples: 50, submitted: 70 }))).toBe(250)
    expect(saidBy(throughput, 'submitted', pointOf({ samples: 50, submitted: 70 }))).toBe(350)
    expect(saidBy(throughput, 'submitted', { ...pointOf(), span: 20 as never })).toBeNull()
  })
})

describe('The axis of a panel', () => {
  it('holds the band as well as the line.', () =>
    expect(panelAxis(panel('queue'), rowsOf(pointOf()), 10).domain).toEqual([0, 20]))

  it('fits what is shown once a series is hidden.', () =>
    expect(panelAxis(panel('queue', { hidden: ['queue.max'] }), rowsOf(pointOf()), 10).domain).toEqual([
      0, 4,
    ]))

  it('spans the decades of both percentiles, or from 0 when it is linear.', () => {
    const scales = { dispatch: 'linear', slowdown: 'log' } as const
    expect(panelAxis(panel('dispatch'), rowsOf(pointOf()), 10).domain).toEqual([100, 10_000])
    expect(panelAxis(panel('dispatch', { scales }), rowsOf(pointOf()), 10).domain).toEqual([0, 4000])
  })

  it('always shows where a pool call would cost no more than a direct one.', () =>
    expect(panelAxis(panel('slowdown'), rowsOf(pointOf()), 10).domain).toEqual([1, 1000]))

  it('shows the figures of 2016 when they are wanted.', () => {
    const withReferences = panel('slowdown', { references: 'shown' })
    expect(withReferences.references).toBe(FIGURES_OF_2016)
    expect(panelAxis(withReferences, rowsOf(pointOf({ slowdown: 2 })), 10).domain).toEqual([1, 10_000])
  })

  it('holds the top of the stack, and of a share the whole.', () => {
    const point = pointOf({ stages: stagePoints({ mean: micros(100) }) })
    expect(panelAxis(panel('stages'), rowsOf(point), 10).domain).toEqual([0, 400])
    expect(panelAxis(panel('utilisation'), rowsOf(point), 10).domain).toEqual([0, 1])
  })

  it('is drawn before there is any point, and when all points are gaps.', () => {
    expect(panelAxis(panel('dispatch'), [], 10).domain).toEqual([10, 10_000])
    expect(panelAxis(panel('slowdown'), rowsOf(pointOf({ slowdown: null })), 10).domain).toEqual([1, 1000])
  })
})

describe('What is drawn', () => {
  const dispatch = panel('dispatch')
  const p50 = seriesOf(dispatch, 'p50')

  it('is a gap where no call settled, and where nothing was measured.', () => {
    expect(plotted(dispatch, p50, pointOf({ stages: null }), 10)).toBeNull()
    expect(plotted(dispatch, p50, null, 10)).toBeNull()
  })

  it('is the least that the clock tells where a latency is below it.', () =>
    expect(plotted(dispatch, p50, pointOf({ stages: stagePoints({ p50: micros(0) }) }), 10)).toBe(10))

  it('is each layer on top of those before it that are shown.', () => {
    const point = pointOf({
      stages: stagePoints({ mean: micros(100) }, { service: { mean: micros(30) } }),
    })
    const whole = panel('stages')
    const part = panel('stages', { hidden: ['stages.queueWait'] })
    expect(plottedRange(whole, seriesOf(whole, 'service'), point, 10)).toEqual([200, 230])
    expect(plottedRange(part, seriesOf(part, 'service'), point, 10)).toEqual([100, 130])
  })

  it('is no band where the interval is not known.', () => {
    const slowdown = panel('slowdown')
    const interval = seriesOf(slowdown, 'interval')
    const known = pointOf({ slowdownLow: 250, slowdownHigh: 270 })
    expect(plottedRange(slowdown, interval, known, 10)).toEqual([250, 270])
    expect(plottedRange(slowdown, interval, pointOf(), 10)).toBeNull()
  })
})

it('The figures of 2016 each name their source.', () => {
  for (const { source } of FIGURES_OF_2016)
    expect(source).toContain('Twisted-Python mailing list, 3 June 2016')
})

describe('What only some runs have', () => {
  const under = (
    id: string,
    beside: { lock: boolean; background: boolean },
    view: Partial<ViewState> = {},
  ) => {
    const row = PANELS.find((candidate) => candidate.id === id)
    if (!row) throw new Error(`no panel ${id}`)
    return panelUnder(row, { ...FIRST_VIEW, ...view }, { hops: 'apart', theory: 'holds', ...beside })
  }
  const idsOf = ({ series }: Panel) => series.map(({ id }) => id)
  const BOTH = { lock: true, background: true }

  it('is drawn where they do: the wait for a lock between the hop and the service.', () => {
    expect(idsOf(under('stages', BOTH))).toEqual(['queueWait', 'forward', 'lockWait', 'service', 'return'])
    expect(idsOf(panel('stages'))).not.toContain('lockWait')
  })

  it('is drawn on the same axes: whole calls of the background beside those of the run.', () => {
    const whole = under('dispatch', BOTH, { stage: 'call' })
    const point = pointOf({ background: { p50: micros(100_000), p99: micros(250_000), samples: 9 } })
    expect([saidBy(whole, 'background-p50', point), saidBy(whole, 'background-p99', point)]).toEqual([
      100_000, 250_000,
    ])
    expect(saidBy(whole, 'background-p99')).toBeNull()
    expect(idsOf(under('dispatch', BOTH))).not.toContain('background-p99')
    expect(idsOf(panel('dispatch', { stage: 'call' }))).not.toContain('background-p99')
  })
})
