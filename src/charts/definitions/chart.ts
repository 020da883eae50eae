import type { Stage } from '../../domain/call'
import type { Reading } from '../../domain/figures/reading'
import type { LiveFigures, Snapshot, TimelinePoint } from '../../domain/snapshot'
import type { ScaleKind } from '../../store/kept/chosen-view'
import type { Quantity } from './quantity'

/** The custom property that holds a quantity's hue. */
type Hue = `--hue-${string}`

/** What a series says of a bucket; null where the bucket has no such figure. */
type Figure = (point: TimelinePoint) => number | null

/** Whether what a model rests on holds. */
type Trust = 'holds' | 'doubted'

interface SeriesBase {
  readonly id: string
  readonly label: string
  /** Where a series shows a quantity of its own; else the panel's. */
  readonly hue?: Hue
  readonly value: Figure
}
export interface LineSeries extends SeriesBase {
  readonly kind: 'line'
  /** Line weight tells percentiles apart: the hue belongs to the quantity. */
  readonly weight: 'heavy' | 'medium' | 'light' | 'hair'
  /** Share of calls at or under the value, in percent: such a figure needs enough calls beyond it. */
  readonly percent?: number
  /** What a model expects, not what was measured: dashed, and grey where its premises do not hold. */
  readonly theory?: Trust
}
/** A filled range, from `low` up to `value`. */
export interface BandSeries extends SeriesBase {
  readonly kind: 'band'
  readonly low: Figure
  /** What of it is a figure of its own: its top, or both ends. */
  readonly tells: 'top' | 'range'
}
/** A filled layer on top of the layers before it. */
export interface LayerSeries extends SeriesBase {
  readonly kind: 'layer'
}
export type Series = LineSeries | BandSeries | LayerSeries

export type PanelScale =
  | { readonly kind: 'linear' }
  /** A share, whose whole is known. */
  | { readonly kind: 'whole' }
  /** `always`: values the axis shows even when no point is there. */
  | { readonly kind: 'log'; readonly empty: readonly [number, number]; readonly always: readonly number[] }

/** A value to compare with, drawn dashed across the chart. */
export interface Reference {
  readonly value: number
  readonly label: string
  /** Where it comes from, in a sentence. */
  readonly source: string
}

/** One chart, as it looks under the reader's choices. */
export interface Look {
  /** What the chart shows under these choices, in a sentence; without one the row's own says it. */
  readonly description?: string
  /** What is doubted for the same reasons as the figures shown: a chart or log by its id; without one, the panel. */
  readonly doubtedAs?: string
  readonly scale: PanelScale
  readonly series: readonly Series[]
  readonly references: readonly Reference[]
  /** The figures of this moment, for the chart's header. */
  readonly now: (snapshot: Snapshot) => readonly Now[]
}

/** A figure of this moment. Where a series shows the same, it goes with it. */
interface Now {
  readonly label: string
  readonly reading: Reading
  /** Said after it. */
  readonly beside?: string
  readonly of?: string
}

/** What a look depends on. */
export interface Choice {
  readonly stage: Stage
  readonly scale: ScaleKind
  readonly references: 'shown' | 'hidden'
  readonly parts: StageParts
}

/** Which parts of a call can be told apart, and what only some runs have. */
export interface StageParts {
  readonly hops: LiveFigures['hops']
  /** A global lock: the wait for it is a stage. */
  readonly lock: boolean
  /** Other traffic, on the same axes. */
  readonly background: boolean
  readonly theory: Trust
}

/** What a reader can choose in a panel, beside its legend. */
export type PanelControl = 'stage' | 'scale' | 'references'

/** One chart, as data: adding a chart is adding a row. */
export interface ChartRow {
  readonly id: string
  readonly title: string
  /** Where the title follows the stage that is chosen. */
  readonly titleOf?: (stage: Stage) => string
  /** What the chart shows, in a sentence. */
  readonly description: string
  readonly quantity: Quantity
  readonly hue: Hue
  readonly controls: readonly PanelControl[]
  readonly look: (choice: Choice) => Look
}

/** A row of the table under the reader's choices: what a chart, its legend and its table show. */
export interface Panel extends Look {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly doubtedAs: string
  readonly quantity: Quantity
  readonly hue: Hue
  /** Those of the series that are not switched off. */
  readonly shown: readonly Series[]
}
