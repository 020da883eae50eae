import { memo, useMemo } from 'react'
import type { Panel } from '../definitions/chart'
import type { TimePlace } from '../frame/panel-controls'
import { plotBoxOf } from '../frame/plot-box'
import type { Scene } from '../live/scene'
import type { Size } from '../live/use-size'
import { ChartFrame } from './chart-frame'
import { DragZoom } from './drag-zoom'
import { panelAxis } from './panel-axis'
import { PictureContext } from './picture-context'
import { valueScaleOf } from './value-scale'

interface Props {
  readonly panel: Panel
  readonly scene: Scene
  readonly size: Size
  readonly place: TimePlace
  /** A cursor is in one of the charts. */
  readonly isPointed: boolean
  /** A stretch of time was chosen by dragging across the chart, ms. */
  readonly onZoom: (from: number, to: number) => void
  readonly onResetZoom: () => void
}

/** One panel as a picture. Draws what it is given, when it is given it: pacing is the caller's. */
export const LiveChart = memo(({ panel, scene, size, place, isPointed, onZoom, onResetZoom }: Props) => {
  const { time, rows, floor } = scene
  const box = useMemo(() => plotBoxOf(size, place), [size, place])
  const axis = panelAxis(panel, rows, floor)
  const yOf = valueScaleOf(panel.scale.kind, axis.domain, box)
  return (
    <PictureContext value={{ panel, scene, box, place, yOf }}>
      <DragZoom domain={time.domain} box={box} onZoom={onZoom} onResetZoom={onResetZoom}>
        <ChartFrame
          panel={panel}
          size={size}
          box={box}
          axis={axis}
          pointed={isPointed ? { rows, domain: time.domain } : null}
        />
      </DragZoom>
    </PictureContext>
  )
})
