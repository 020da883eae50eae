import type { CSSProperties } from 'react'
import { useLive } from '../charts/live-source'
import { readingText } from '../charts/reading-text'
import { useAppState, usePage } from './page-context'
import { type Figure, type Tile, tilesFor } from './tiles'

const FigureText = ({ figure: { label, reading, quantity } }: { readonly figure: Figure }) => {
  const reason = reading.kind === 'none' ? reading.reason : null
  return (
    <span className={reason === null ? 'figure' : 'figure figure-none'} title={reason ?? undefined}>
      {label && <small>{label} </small>}
      {readingText(reading, quantity)}
      {reason && <span className="visually-hidden">, {reason}</span>}
    </span>
  )
}

const StatTile = ({ tile }: { readonly tile: Tile }) => (
  <div
    className={`tile tile-${tile.id}`}
    title={tile.meaning}
    style={tile.hue ? ({ '--hue': `var(${tile.hue})` } as CSSProperties) : undefined}
  >
    <dt>{tile.label}</dt>
    <dd className="tile-figures">
      {tile.figures.map((figure) => (
        <FigureText key={figure.label} figure={figure} />
      ))}
    </dd>
    <dd className="tile-note">{tile.note}</dd>
  </div>
)

export const StatTiles = () => {
  const { live } = usePage()
  const snapshot = useLive(live)
  const settings = useAppState((state) => state.settings)
  return (
    <dl className="tiles">
      {tilesFor(snapshot, snapshot?.settings ?? settings).map((tile) => (
        <StatTile key={tile.id} tile={tile} />
      ))}
    </dl>
  )
}
