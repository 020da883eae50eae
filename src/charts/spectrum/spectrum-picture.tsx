import { memo, useMemo, useState } from 'react'
import { formatRoundDuration, formatShare } from '../../domain/text'
import { Explorer } from '../canvas/explorer'
import { ReadOut, type ReadOutLine } from '../canvas/read-out'
import { ValueTicks } from '../canvas/value-ticks'
import { STAGE_WORDS } from '../definitions/stage-words'
import { textScale } from '../frame/labels/text-scale'
import { plotBoxOf } from '../frame/plot-box'
import type { Size } from '../live/use-size'
import {
  busyBeyond,
  busyBeyondText,
  headingOf,
  pointPlace,
  readingsAt,
  stopByKey,
  stopNear,
} from './spectrum-cursor'
import { SpectrumLines } from './spectrum-lines'
import { heightOf, type SpectrumView } from './spectrum-view'

interface Props {
  readonly view: SpectrumView
  readonly size: Size
}

/** px */
const LABEL_BELOW = 15
/** Labels nearer to one another than this touch; half of it is what one needs to either side. px */
const LABEL_APART = 46

/** Ticks of which each has room for its label beside the one before. */
const spaced = <T extends { readonly at: number }>(ticks: readonly T[], xOf: (at: number) => number) => {
  let taken = Number.NEGATIVE_INFINITY
  return ticks.filter(({ at }) => {
    if (xOf(at) - taken < LABEL_APART * textScale()) return false
    taken = xOf(at)
    return true
  })
}

/** Drawn again only when the spectrum is another one: it comes less often than snapshots. */
export const SpectrumPicture = memo(({ view, size }: Props) => {
  const [stop, setStop] = useState<number | null>(null)
  const box = useMemo(() => plotBoxOf(size, 'only'), [size])
  const { nines, latency, floor } = view
  const bottom = box.top + box.height
  const xOf = (at: number) => box.left + (at / nines.end) * box.width
  const yOf = (us: number) => bottom - heightOf(us, view) * box.height
  const floorHeight = floor > 0 ? heightOf(floor, view) : 0
  const readings = stop === null ? [] : readingsAt(stop, view)
  const lines: ReadOutLine[] = readings.map(({ stage, text }) => ({
    name: STAGE_WORDS[stage].name,
    figure: text,
  }))
  if (stop !== null && busyBeyond(stop, view) !== null)
    lines.push({ name: 'busy time of the slower', figure: busyBeyondText(stop, view) })
  const x = stop === null ? 0 : xOf(pointPlace(stop, view))
  return (
    <Explorer
      label="Percentile spectrum. Arrow keys move the cursor."
      spoken={
        stop === null
          ? ''
          : `${headingOf(stop)}: ${lines.map(({ name, figure }) => `${name} ${figure}`).join(', ')}`
      }
      onPoint={(at) => setStop(at && stopNear((at.x - box.left) / box.width, view))}
      onKey={(key) => {
        const next = stopByKey(key, stop, view)
        if (next !== undefined) setStop(next)
        return next !== undefined
      }}
    >
      <svg {...size} aria-hidden="true">
        <ValueTicks
          box={box}
          ticks={latency.ticks.map((us) => ({ label: formatRoundDuration(us), y: yOf(us) }))}
        />
        <g className="plot-grid">
          {spaced(nines.ticks, (at) => xOf(at)).map(({ percent, at }) => (
            <g key={percent}>
              <line x1={Math.round(xOf(at)) + 0.5} x2={Math.round(xOf(at)) + 0.5} y1={box.top} y2={bottom} />
              <text
                x={Math.min(xOf(at), size.width - LABEL_APART / 2)}
                y={bottom + LABEL_BELOW * textScale()}
                textAnchor="middle"
              >
                {formatShare(percent / 100)}
              </text>
            </g>
          ))}
        </g>
        {floorHeight > 0 && floorHeight < 1 && (
          <g className="plot-floor">
            <line x1={box.left} x2={box.left + box.width} y1={yOf(floor)} y2={yOf(floor)} />
            <text x={box.left + box.width - 4} y={yOf(floor) - 4} textAnchor="end">
              under {formatRoundDuration(floor)} the clock does not tell
            </text>
          </g>
        )}
        <SpectrumLines view={view} box={box} width={size.width} />
        {stop !== null && <line className="plot-cursor" x1={x} x2={x} y1={box.top} y2={bottom} />}
      </svg>
      {stop !== null && (
        <ReadOut
          heading={headingOf(stop)}
          lines={lines}
          at={{ x, y: box.top + box.height * 0.6 }}
          box={box}
        />
      )}
    </Explorer>
  )
})
