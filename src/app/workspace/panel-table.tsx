import { type ComponentType, createElement } from 'react'
import type { ChartRow } from '../../charts/definitions/chart'
import { PANELS } from '../../charts/definitions/charts'
import { CHECKS_ID } from '../../charts/frame/doubt/doubt'
import { createLate } from '../../charts/frame/guard/late'
import { HEAT } from '../../charts/heat/about'
import { ChartPanel } from '../../charts/line/chart-panel'
import type { LiveSource } from '../../charts/live/live-source'
import { SPECTRUM } from '../../charts/spectrum/about'
import { WORKERS } from '../../charts/workers/about'
import type { Stage } from '../../domain/call'
import { LATE_PARTS } from '../late/late-parts'
import { ChecksPanel } from '../panels/checks/checks-panel'
import { CLAIMS_PANEL } from '../panels/claims/panel-words'
import { INSTRUMENT_DESCRIPTION, INSTRUMENT_TITLE } from '../panels/instrument/instrument-title'
import { OWN_PANEL } from '../panels/own/own-words'
import { Results } from '../panels/results/results'
import { SWEEP_PANEL } from '../panels/sweep/about'
import { THEORY_PANEL } from '../panels/theory/about'

/** A panel as the page sees it. Adding one is adding a row; its place in the table is its place by default. */
export interface PanelRow {
  readonly id: string
  readonly title: string
  /** Where the title follows the stage that is chosen. */
  readonly titleOf?: (stage: Stage) => string
  /** What it shows, in a sentence; stands for the panel while that is collapsed or not loaded. */
  readonly description: string
  readonly hue: `--hue-${string}` | null
  readonly element: 'figure' | 'section'
  readonly body: 'plot' | 'flow'
  /** The width of the page, or half of it where there is room for two. */
  readonly span: 'full' | 'half'
  /** Whether its horizontal axis is the time since the run began: such panels under one another share their labels. */
  readonly isTimed: boolean
  readonly startsCollapsed: boolean
  /** A task of its own: whatever leads to it lets it fill the page. */
  readonly isTask?: true
  /** Fetched once it is nearly in sight, or nothing else is to be done: the first view need not wait. Lazy then. */
  readonly isLate?: true
  /** Draws its own frame. Lazy, unless the first screen shows it or scripts look for it. */
  readonly Panel: ComponentType<{ readonly live: LiveSource }>
}

/** The charts that the first screen shows, each the width of the page. */
const MAIN = new Set(['queue', 'dispatch', 'slowdown'])

const chartRow = (chart: ChartRow): PanelRow => ({
  id: chart.id,
  title: chart.title,
  ...(chart.titleOf && { titleOf: chart.titleOf }),
  description: chart.description,
  hue: chart.hue,
  element: 'figure',
  body: 'plot',
  span: MAIN.has(chart.id) ? 'full' : 'half',
  isTimed: true,
  startsCollapsed: false,
  Panel: () => createElement(ChartPanel, { row: chart }),
})

const picture = {
  element: 'figure',
  body: 'plot',
  span: 'half',
  startsCollapsed: false,
  isLate: true,
} as const
const read = { hue: null, element: 'section', body: 'flow', isTimed: false, startsCollapsed: false } as const

const OwnPanel = createLate(LATE_PARTS.own)
const ClaimsPanel = createLate(LATE_PARTS.claims)

export const PANEL_ROWS: readonly PanelRow[] = [
  ...PANELS.map(chartRow),
  {
    ...HEAT,
    ...picture,
    isTimed: true,
    Panel: createLate(LATE_PARTS.heat),
  },
  {
    ...WORKERS,
    ...picture,
    isTimed: true,
    Panel: createLate(LATE_PARTS.workers),
  },
  {
    ...SPECTRUM,
    ...picture,
    isTimed: false,
    Panel: createLate(LATE_PARTS.spectrum),
  },
  {
    ...read,
    ...THEORY_PANEL,
    span: 'full',
    isLate: true,
    Panel: createLate(LATE_PARTS.theory),
  },
  {
    ...read,
    id: 'rounds',
    title: 'Rounds',
    description: 'One line for each round that ended, as the benchmark of 2016 printed it, the newest first.',
    span: 'full',
    Panel: Results,
  },
  {
    ...read,
    id: CHECKS_ID,
    title: 'Checks',
    description: 'Whether the figures can be believed: what speaks against them, and what was checked.',
    span: 'full',
    Panel: ChecksPanel,
  },
  { ...read, ...SWEEP_PANEL, span: 'full', isLate: true, Panel: createLate(LATE_PARTS.sweep) },
  { ...read, ...OWN_PANEL, span: 'full', startsCollapsed: true, isTask: true, isLate: true, Panel: OwnPanel },
  { ...read, ...CLAIMS_PANEL, span: 'full', startsCollapsed: true, Panel: ClaimsPanel },
  {
    ...read,
    id: 'instrument',
    title: INSTRUMENT_TITLE,
    description: INSTRUMENT_DESCRIPTION,
    span: 'full',
    isLate: true,
    Panel: createLate(LATE_PARTS.instrument),
  },
]
