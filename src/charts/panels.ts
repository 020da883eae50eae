import type { Reading } from '../domain/reading'
import type { Snapshot, TimelinePoint } from '../domain/snapshot'
import type { Quantity } from './quantity'

export interface LineSeries {
  readonly id: string
  readonly label: string
  /** Line weight tells percentiles apart: the hue belongs to the quantity. */
  readonly weight: 'heavy' | 'light'
  readonly value: (point: TimelinePoint) => number | null
}
/** A filled range, from the panel's first line up to `value`. */
export interface BandSeries {
  readonly id: string
  readonly label: string
  readonly weight: 'band'
  readonly value: (point: TimelinePoint) => number | null
}
export type Series = LineSeries | BandSeries

export type PanelScale =
  | { readonly kind: 'linear' }
  /** `always`: values the axis shows even when no point is there. */
  | { readonly kind: 'log'; readonly empty: readonly [number, number]; readonly always?: number }

/** One chart, as data: adding a chart is adding a row. */
export interface Panel {
  readonly id: string
  readonly title: string
  /** What the chart shows, in a sentence. */
  readonly description: string
  readonly quantity: Quantity
  /** The custom property that holds the quantity's hue. */
  readonly hue: `--hue-${string}`
  readonly scale: PanelScale
  readonly series: readonly Series[]
  /** The figures of this moment, for the chart's header. */
  readonly now: (snapshot: Snapshot) => readonly { readonly label: string; readonly reading: Reading }[]
}

export const PANELS: readonly Panel[] = [
  {
    id: 'queue',
    title: 'Queue length',
    description: 'Calls in the queue, not yet sent to a worker. Calls that are blocked wait outside it.',
    quantity: 'calls',
    hue: '--hue-queue',
    scale: { kind: 'linear' },
    series: [
      { id: 'mean', label: 'mean', weight: 'heavy', value: (point) => point.queueMean },
      { id: 'max', label: 'max', weight: 'band', value: (point) => point.queueMax },
    ],
    now: ({ queue }) => [{ label: 'now', reading: { kind: 'value', value: queue.length, samples: 1 } }],
  },
  {
    id: 'dispatch',
    title: 'Dispatch latency',
    description: 'From the moment a call is submitted until a worker starts it.',
    quantity: 'duration',
    hue: '--hue-latency',
    scale: { kind: 'log', empty: [10, 10_000] },
    series: [
      { id: 'p50', label: 'p50', weight: 'heavy', value: (point) => point.stages?.dispatch.p50 ?? null },
      { id: 'p99', label: 'p99', weight: 'light', value: (point) => point.stages?.dispatch.p99 ?? null },
    ],
    now: ({ live }) => [
      { label: 'p50', reading: live.stages.dispatch.p50 },
      { label: 'p99', reading: live.stages.dispatch.p99 },
    ],
  },
  {
    id: 'slowdown',
    title: 'Slowdown ratio',
    description: 'Mean call latency through the pool ÷ the same call made directly.',
    quantity: 'ratio',
    hue: '--hue-ratio',
    scale: { kind: 'log', empty: [1, 1000], always: 1 },
    series: [{ id: 'slowdown', label: 'ratio', weight: 'heavy', value: (point) => point.slowdown }],
    now: ({ live }) => [{ label: 'now', reading: live.slowdown }],
  },
]
