import type { CSSProperties } from 'react'
import { readingText } from '../../charts/definitions/reading-text'
import { type Doubt, doubtOf } from '../../charts/frame/doubt/doubt'
import { DoubtNote } from '../../charts/frame/doubt/doubt-note'
import { useLive } from '../../charts/live/live-source'
import { TermButton } from '../help/tips/term-button'
import { useAppState, usePage } from '../page-context'
import { type Tile, type TileFigure, tilesFor } from './tiles'

const FigureText = ({ figure: { label, reading, quantity } }: { readonly figure: TileFigure }) => {
  const reason = reading.kind === 'none' ? reading.reason : null
  return (
    <span className={reason === null ? 'figure' : 'figure figure-none'} title={reason ?? undefined}>
      {label && <small>{label} </small>}
      {readingText(reading, quantity)}
      {reason && <span className="visually-hidden">, {reason}</span>}
    </span>
  )
}

export const StatTile = ({ tile, doubt }: { readonly tile: Tile; readonly doubt: Doubt | null }) => (
  <div
    className={`tile tile-${tile.id}${doubt ? ` in-doubt-${doubt.state}` : ''}`}
    style={tile.hue ? ({ '--hue': `var(${tile.hue})` } as CSSProperties) : undefined}
  >
    <dt>
      <TermButton term={tile.term}>{tile.label}</TermButton>
      {doubt?.state === 'warn' && <DoubtNote doubt={doubt} />}
    </dt>
    <dd className="tile-figures">
      {tile.figures.map((figure) => (
        <FigureText key={figure.label} figure={figure} />
      ))}
    </dd>
    {/* In place of the note: a check that fails on the way moves nothing. */}
    {doubt?.state === 'fail' ? (
      <dd className="tile-note">
        <DoubtNote doubt={doubt} />
      </dd>
    ) : (
      <dd className="tile-note">{tile.note}</dd>
    )}
  </div>
)

export const StatTiles = () => {
  const { live } = usePage()
  const snapshot = useLive(live)
  const settings = useAppState((state) => state.settings)
  // The introduction changes the mode by itself: tiles that come and go would move all others.
  const isTold = useAppState(({ story }) => story !== null)
  const shown = isTold ? settings : (snapshot?.settings ?? settings)
  return (
    <dl className="tiles" translate="no">
      {tilesFor(snapshot, shown).map((tile) => (
        <StatTile key={tile.id} tile={tile} doubt={doubtOf(snapshot?.checks ?? [], tile.id)} />
      ))}
    </dl>
  )
}
