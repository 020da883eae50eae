import { formatCount, formatDuration, formatRatio } from '../../../../domain/text'
import type { SweepPoint } from '../../../../sweep/repeats/point'

interface Multiple {
  readonly title: string
  readonly hue: string
  readonly of: (point: SweepPoint) => number | null
  readonly text: (value: number) => string
}

/** What else is seen of each value, as small pictures of one kind. */
const MULTIPLES: readonly Multiple[] = [
  { title: 'Queue length, mean', hue: 'queue', of: ({ queueMean }) => queueMean, text: formatCount },
  {
    title: 'Call latency, mean',
    hue: 'latency',
    of: ({ callUs }) => callUs?.value ?? null,
    text: formatDuration,
  },
  { title: 'Call latency, p99', hue: 'latency', of: ({ callP99Us }) => callP99Us, text: formatDuration },
  { title: 'Slowdown ratio', hue: 'ratio', of: ({ slowdown }) => slowdown?.value ?? null, text: formatRatio },
]

const Bars = ({
  points,
  multiple,
}: {
  readonly points: readonly SweepPoint[]
  readonly multiple: Multiple
}) => {
  const most = Math.max(0, ...points.map((point) => multiple.of(point) ?? 0)) || 1
  return (
    <figure
      className="sweep-multiple"
      style={{ '--hue': `var(--hue-${multiple.hue})` } as React.CSSProperties}
    >
      <figcaption>{multiple.title}</figcaption>
      <ul>
        {points.map((point) => {
          const value = multiple.of(point)
          return (
            <li key={point.value}>
              <span>{formatCount(point.value)}</span>
              <span className="sweep-bar" style={{ inlineSize: `${((value ?? 0) / most) * 100}%` }} />
              <span>{value === null ? '–' : multiple.text(value)}</span>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}

export const Multiples = ({ points }: { readonly points: readonly SweepPoint[] }) => (
  <div className="sweep-multiples">
    {MULTIPLES.filter(({ of }) => points.some((point) => of(point) !== null)).map((multiple) => (
      <Bars key={multiple.title} points={points} multiple={multiple} />
    ))}
  </div>
)
