// Of the charts, which come later: here it is no file of its own to ask for.
import '../canvas/canvas.css'
import '../charts.css'
import { Fragment, Suspense, useCallback, useMemo, useRef } from 'react'
import type { ChartRow, Panel } from '../definitions/chart'
import { panelUnder } from '../definitions/panel-under'
import { readingText } from '../definitions/reading-text'
import { doubtOf } from '../frame/doubt/doubt'
import { Guard } from '../frame/guard/guard'
import { createLate } from '../frame/guard/late'
import { MenuAction } from '../frame/menu/menu-items'
import { useTimePlace } from '../frame/menu/panel-controls'
import { PanelFrame } from '../frame/panel-frame'
import { useChartBoard } from '../live/board-context'
import type { Scene } from '../live/scene'
import { useInView } from '../live/use-in-view'
import { useScene } from '../live/use-scene'
import { useSize } from '../live/use-size'
import { useView } from '../live/use-view'
import { stretchBetween } from '../timeline/time-axis'
import { fetchLiveChart } from './fetch-live-chart'
import { PanelChoices } from './panel-choices'

const LiveChart = createLate(fetchLiveChart)

const ChartTable = createLate(async () => (await import('./table/chart-table')).ChartTable)

interface PictureProps {
  readonly panel: Panel
  readonly scene: Scene
  readonly isDrawn: boolean
}

const Picture = ({ panel, scene, isDrawn }: PictureProps) => {
  const { view, live } = useChartBoard()
  const plot = useRef<HTMLDivElement>(null)
  const size = useSize(plot)
  const place = useTimePlace()
  const zoom = useCallback(
    (from: number, to: number) => view.writer.zoomTo(stretchBetween(from, to, live.current()?.at ?? to)),
    [view, live],
  )
  return (
    <div className="chart-plot" ref={plot}>
      <Guard part={`The picture of “${panel.title}”`}>
        <Suspense fallback={null}>
          {size && isDrawn && (
            <LiveChart
              panel={panel}
              scene={scene}
              size={size}
              place={place}
              onZoom={zoom}
              onResetZoom={view.writer.resetZoom}
            />
          )}
        </Suspense>
      </Guard>
    </div>
  )
}

/** The panel as the reader wants it. The same object until the reader wants it otherwise. */
const usePanel = (row: ChartRow, parts: Scene['parts']): Panel => {
  const { view } = useChartBoard()
  const stage = useView(view, (state) => state.stage)
  const hidden = useView(view, (state) => state.hidden)
  const scales = useView(view, (state) => state.scales)
  const references = useView(view, (state) => state.references)
  return useMemo(
    () => panelUnder(row, { stage, hidden, scales, references }, parts),
    [row, stage, hidden, scales, references, parts],
  )
}

const save = async (panel: Panel, { rows }: Scene) => (await import('./table/save-csv')).saveCsv(panel, rows)

const nowOf = (panel: Panel, { snapshot }: Scene) =>
  (snapshot ? panel.now(snapshot) : []).filter(
    ({ of }) => of === undefined || panel.shown.some(({ id }) => id === of),
  )

export const ChartPanel = ({ row }: { readonly row: ChartRow }) => {
  const board = useChartBoard()
  const [isInView, body] = useInView()
  const { scene, isDrawn } = useScene(board, isInView)
  const panel = usePanel(row, scene.parts)
  return (
    <PanelFrame
      id={panel.id}
      title={panel.title}
      description={panel.description}
      hue={panel.hue}
      doubt={doubtOf(scene.snapshot?.checks ?? [], panel.doubtedAs)}
      now={nowOf(panel, scene).map(({ label, reading, of, beside }) => (
        <Fragment key={label}>
          <span data-of={of}>
            {label} <b>{readingText(reading, panel.quantity)}</b>
          </span>
          {/* By itself, so that it finds a line of its own where there is little room. */}
          {beside !== undefined && (
            <span className="panel-beside" data-of={of}>
              {beside}
            </span>
          )}
        </Fragment>
      ))}
      menu={<PanelChoices view={board.view} controls={row.controls} panel={panel} />}
      saving={
        <MenuAction
          isEnabled={scene.rows.length > 0}
          hint="The points that are shown, as comma-separated values"
          onAct={() => void save(panel, scene)}
        >
          Save as CSV
        </MenuAction>
      }
      table={
        <div ref={body}>
          <Guard part="The table">
            <Suspense fallback={null}>
              <ChartTable panel={panel} scene={scene} />
            </Suspense>
          </Guard>
        </div>
      }
      isEmpty={scene.rows.length === 0}
      hintAt={panel.references.length > 0 ? 'low' : 'middle'}
    >
      <div className="chart-plot" ref={body}>
        <Picture panel={panel} scene={scene} isDrawn={isDrawn} />
      </div>
    </PanelFrame>
  )
}
