import './systems.css'
import { doubtOf } from '../../../../charts/frame/doubt/doubt'
import { type LiveSource, useLive } from '../../../../charts/live/live-source'
import { StatTile } from '../../../tiles/stat-tiles'
import { systemTiles } from './system-tiles'

/** The figures of the systems of 2016 that the run has; nothing where it has none. */
export const SystemFigures = ({ live }: { readonly live: LiveSource }) => {
  const snapshot = useLive(live)
  if (!snapshot) return null
  return systemTiles(snapshot).map(({ id, title, tiles }) => (
    <section key={id} className="system" aria-label={title}>
      <h2>{title}</h2>
      <dl className="tiles">
        {tiles.map((tile) => (
          <StatTile key={tile.id} tile={tile} doubt={doubtOf(snapshot.checks, tile.id)} />
        ))}
      </dl>
    </section>
  ))
}
