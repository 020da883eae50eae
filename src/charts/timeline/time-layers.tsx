import type { Interruption } from '../../domain/figures/interruption'
import type { Mark } from '../../domain/snapshot'
import { labelWidth } from '../frame/labels/label-width'
import { textScale } from '../frame/labels/text-scale'
import type { TimePlace } from '../frame/menu/panel-controls'
import { isFirst, isLast, type PlotBox, xOfTime } from '../frame/plot-box'
import { placeMarks } from './marks/mark-labels'
import { shadedSpans } from './marks/shaded-spans'
import { formatTimeTick, type TimeAxis } from './time-axis'

interface Props {
  readonly box: PlotBox
  readonly time: TimeAxis
}

/** A line is sharp in the middle of a pixel. */
const sharp = (x: number) => Math.round(x) + 0.5
/** Distance of a label from its line, and from the plot above or below it, px. */
const LABEL = { x: 4, above: 4, within: 11, below: 15 } as const
/** px at the usual size of text. */
const scaled = (px: number) => px * textScale()

/** Between the labels of two ticks, px. */
const TICK_GAP = 6

/** Ticks and their labels; null for one that would touch the one before. */
const labelled = ({ ticks, domain }: TimeAxis, box: PlotBox) => {
  let taken = Number.NEGATIVE_INFINITY
  return ticks.map((tick) => {
    const x = xOfTime(tick, box, domain)
    const label = formatTimeTick(tick)
    const half = labelWidth(label) / 2
    const hasRoom = x - half >= taken
    if (hasRoom) taken = x + half + TICK_GAP
    return { tick, x, label: hasRoom ? label : null }
  })
}

/** Behind the data: lines at whole times, and the seconds under the last plot of a stack. */
export const TimeGrid = ({ box, time, place }: Props & { readonly place: TimePlace }) => (
  <g className="plot-grid">
    {labelled(time, box).map(({ tick, x, label }) => {
      return (
        <g key={tick}>
          <line x1={sharp(x)} x2={sharp(x)} y1={box.top} y2={box.top + box.height} />
          {isLast(place) && label !== null && (
            <text x={x} y={box.top + box.height + scaled(LABEL.below)} textAnchor="middle">
              {label}
            </text>
          )}
        </g>
      )
    })}
  </g>
)

/** Behind the data: stretches in which figures are not to be had. */
export const InterruptionShades = ({
  box,
  time: { domain },
  interruptions,
  place,
}: Props & { readonly interruptions: readonly Interruption[]; readonly place: TimePlace }) => (
  <g className="interruptions">
    {shadedSpans(interruptions, domain, box.width).map(({ x, width, label, words }, order) => (
      // Two may begin in the same pixel.
      <g key={`${words}-${x}-${order}`}>
        <rect x={box.left + x} y={box.top} width={width} height={box.height}>
          <title>{words}</title>
        </rect>
        {isFirst(place) && label !== null && (
          <text x={box.left + x + LABEL.x} y={box.top + scaled(LABEL.within)}>
            {label}
          </text>
        )}
      </g>
    ))}
  </g>
)

/** Before the data: a line at each change of settings, and its label above the first plot of a stack. */
export const MarkLines = ({
  box,
  time: { domain },
  marks,
  place,
}: Props & { readonly marks: readonly Mark[]; readonly place: TimePlace }) => (
  <g className="marks">
    {placeMarks(marks, domain, box.width).map(({ t, label, side }, order) => {
      const x = sharp(xOfTime(t, box, domain))
      return (
        <g key={`${t}-${order}`}>
          <line x1={x} x2={x} y1={box.top} y2={box.top + box.height} stroke="var(--mark)" />
          {isFirst(place) && label !== null && (
            <text
              x={side === 'right' ? x + LABEL.x : x - LABEL.x}
              y={box.top - LABEL.above}
              textAnchor={side === 'right' ? 'start' : 'end'}
            >
              {label}
            </text>
          )}
        </g>
      )
    })}
  </g>
)
