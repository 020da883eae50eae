import { labelWidth } from '../../frame/labels/label-width'
import { type EndLabel, placeLabels } from '../../frame/labels/place-labels'
import { textScale } from '../../frame/labels/text-scale'
import { xOfTime } from '../../frame/plot-box'
import { plottedRange } from '../axis/panel-axis'
import type { Picture } from '../picture-context'
import { hueOf } from '../series-hue'

/** Between the end of a line and its name; between a name and the edge of the picture. px */
const GAP = { line: 7, edge: 3 } as const
const LINE_PX = 12.5

/** The name of a line where it ends; its middle is at `y`. px in the picture */
export interface LineName extends EndLabel {
  readonly label: string
  readonly hue: string
  readonly x: number
  readonly width: number
}

/** Height of a name, px. */
export const nameHeight = (): number => LINE_PX * textScale()

/** Where each line that has a figure is named. */
export const lineNames = ({ panel, scene, box, yOf, width }: Picture): readonly LineName[] => {
  const { rows, time, floor } = scene
  const last = rows.findLast(({ t, point }) => point !== null && t <= time.domain[1])
  if (!last) return []
  const x = xOfTime(last.t, box, time.domain) + GAP.line * textScale()
  const ends = panel.shown.flatMap((series) => {
    // The newest figure that it has: it may have none in the last bucket.
    const row = rows.findLast(
      (one) => one.t <= time.domain[1] && plottedRange(panel, series, one.point, floor),
    )
    const range = row && plottedRange(panel, series, row.point, floor)
    if (!range) return []
    const [low, high] = range
    const y = series.kind === 'layer' ? (yOf(low) + yOf(high)) / 2 : yOf(high)
    const { id, label } = series
    const long = labelWidth(label)
    return [{ id, label, hue: hueOf(panel, series), x: Math.min(x, width - long - GAP.edge), y, width: long }]
  })
  return placeLabels(ends, box, nameHeight())
}
