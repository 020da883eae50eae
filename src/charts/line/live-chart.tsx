import { memo, useEffect, useMemo, useRef } from 'react'
import { Explorer } from '../canvas/explorer'
import type { Panel } from '../definitions/chart'
import type { TimePlace } from '../frame/menu/panel-controls'
import { plotBoxOf } from '../frame/plot-box'
import { useChartBoard } from '../live/board-context'
import type { Scene } from '../live/scene'
import type { Size } from '../live/use-size'
import { rowAtX, rowByKey } from '../timeline/row-cursor'
import { panelAxis } from './axis/panel-axis'
import { valueScaleOf } from './axis/value-scale'
import { ChartFrame } from './chart-frame'
import { DragZoom } from './drag-zoom'
import { MomentCursor, SpokenMoment } from './moment-cursor'
import { PictureContext } from './picture-context'

interface Props {
  readonly panel: Panel
  readonly scene: Scene
  readonly size: Size
  readonly place: TimePlace
  /** A stretch of time was chosen by dragging across the chart, ms. */
  readonly onZoom: (from: number, to: number) => void
  readonly onResetZoom: () => void
}

/** One panel as a picture. Draws what it is given, when it is given it: pacing is the caller's. */
export const LiveChart = memo(({ panel, scene, size, place, onZoom, onResetZoom }: Props) => {
  const { pointing } = useChartBoard()
  const { time, rows, floor } = scene
  const { domain } = time
  const [from, to] = domain
  const box = useMemo(() => plotBoxOf(size, place), [size, place])
  const axis = panelAxis(panel, rows, floor)
  const [low, high] = axis.domain
  const yOf = useMemo(() => valueScaleOf(panel.scale.kind, [low, high], box), [panel, low, high, box])
  const { width } = size
  const picture = useMemo(
    () => ({ panel, scene, width, box, place, yOf }),
    [panel, scene, width, box, place, yOf],
  )

  const pointerX = useRef<number | null>(null)
  const pointAt = (x: number | null) => {
    pointerX.current = x
    const row = x === null ? null : rowAtX(rows, x, box, domain)
    if (row) pointing.point({ t: row.t, by: panel.id, how: 'pointer' })
    else pointing.leave(panel.id)
  }
  const press = (key: string) => {
    const row = rowByKey(key, rows, pointing.current()?.t ?? null, domain)
    if (row) pointing.point({ t: row.t, by: panel.id, how: 'keys' })
    if (row === null) pointing.leave(panel.id)
    return row !== undefined
  }
  // The time axis moved under a pointer that rests: the cursor stays with the pointer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is under it otherwise is for the pointer to say
  useEffect(() => {
    if (pointerX.current !== null) pointAt(pointerX.current)
  }, [from, to, box])
  useEffect(() => () => pointing.leave(panel.id), [pointing, panel.id])

  return (
    <PictureContext value={picture}>
      <Explorer
        label={`${panel.title} over time. Arrow keys move the cursor.`}
        spoken={<SpokenMoment />}
        onPoint={(at) => pointAt(at?.x ?? null)}
        onKey={press}
      >
        <DragZoom domain={domain} box={box} onZoom={onZoom} onResetZoom={onResetZoom}>
          <ChartFrame panel={panel} size={size} box={box} axis={axis} />
        </DragZoom>
        <MomentCursor />
      </Explorer>
    </PictureContext>
  )
})
