import { type PlotBox, xOfTime } from '../frame/plot-box'
import { useChartBoard } from '../live/board-context'
import { type Pointed, usePointed } from '../live/pointing'

/** Tells all charts the moment that the cursor of this picture is on; null: on none. */
export const useTellMoment = (by: string): ((t: number | null, how: Pointed['how']) => void) => {
  const { pointing } = useChartBoard()
  return (t, how) => (t === null ? pointing.leave(by) : pointing.point({ t, by, how }))
}

interface Props {
  /** The picture: what its own cursor is on, it shows itself. */
  readonly by: string
  readonly box: PlotBox
  readonly domain: readonly [number, number]
}

/** A line at the moment that is pointed at in another picture. */
export const SharedMoment = ({ by, box, domain }: Props) => {
  const pointed = usePointed(useChartBoard().pointing)
  if (!pointed || pointed.by === by || pointed.t < domain[0] || pointed.t > domain[1]) return null
  return (
    <i
      className="moment-line"
      style={{ left: xOfTime(pointed.t, box, domain), top: box.top, height: box.height }}
    />
  )
}
