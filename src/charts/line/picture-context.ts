import { createContext, useContext } from 'react'
import type { Panel } from '../definitions/chart'
import type { TimePlace } from '../frame/menu/panel-controls'
import type { PlotBox } from '../frame/plot-box'
import type { Scene } from '../live/scene'
import type { ValueScale } from './axis/value-scale'

/** What the layers of a line chart draw, and where. */
export interface Picture {
  readonly panel: Panel
  readonly scene: Scene
  /** Of the picture, px. */
  readonly width: number
  readonly box: PlotBox
  readonly place: TimePlace
  readonly yOf: ValueScale
}

export const PictureContext = createContext<Picture | null>(null)

export const useChartPicture = (): Picture => {
  const picture = useContext(PictureContext)
  if (!picture) throw new Error('usePicture() needs a PictureContext around it.')
  return picture
}
