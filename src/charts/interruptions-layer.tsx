import { usePlotArea } from 'recharts'
import type { Interruption } from '../domain/interruption'
import { shadedSpans } from './shaded-spans'

interface Props {
  readonly interruptions: readonly Interruption[]
  readonly domain: readonly [number, number]
  readonly isLabelled: boolean
}

const LABEL_OFFSET = { x: 4, y: 11 } as const

/** Shades the stretches in which the figures say nothing about the pool. */
export const InterruptionsLayer = ({ interruptions, domain, isLabelled }: Props) => {
  const plot = usePlotArea()
  if (!plot) return null
  return (
    <g className="interruptions">
      {shadedSpans(interruptions, domain, plot.width).map(({ x, width, label, words }, order) => (
        // Two may begin in the same pixel.
        <g key={`${x}-${order}`}>
          <rect x={plot.x + x} y={plot.y} width={width} height={plot.height}>
            <title>{words}</title>
          </rect>
          {isLabelled && label !== null && (
            <text x={plot.x + x + LABEL_OFFSET.x} y={plot.y + LABEL_OFFSET.y}>
              {label}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}
