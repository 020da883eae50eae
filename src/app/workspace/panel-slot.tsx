import { Suspense, useState } from 'react'
import { Guard } from '../../charts/frame/guard/guard'
import { type PanelControls, PanelControlsContext } from '../../charts/frame/menu/panel-controls'
import { PanelFrame } from '../../charts/frame/panel-frame'
import { useInView } from '../../charts/live/use-in-view'
import { useView } from '../../charts/live/use-view'
import { usePage } from '../page-context'
import type { PanelRow } from './panel-table'

interface Props {
  readonly row: PanelRow
  readonly controls: PanelControls
  /** Whether what is late may come although it is not near. */
  readonly hasTime: boolean
  /** Where something dragged would come to lie beside this panel. */
  readonly drop: 'before' | 'after' | null
}

const useTitle = ({ title, titleOf }: PanelRow): string => {
  const stage = useView(usePage().view, (state) => state.stage)
  return titleOf?.(stage) ?? title
}

/**
 * A panel's frame without the panel: collapsed, or not yet loaded. A collapsed
 * panel draws nothing and costs nothing.
 */
const Frame = ({ row, isComing = false }: { readonly row: PanelRow; readonly isComing?: boolean }) => {
  const title = useTitle(row)
  return <PanelFrame {...row} title={title} isComing={isComing} />
}

export const PanelSlot = ({ row, controls, hasTime, drop }: Props) => {
  const { live } = usePage()
  const [isNear, slot] = useInView()
  const [hasCome, setHasCome] = useState(row.isLate !== true)
  if ((isNear || hasTime) && !hasCome) setHasCome(true)
  return (
    <div
      ref={slot}
      className={`slot slot-${row.span}${drop ? ` slot-drop-${drop}` : ''}${controls.isFilled ? ' slot-filled' : ''}`}
      data-panel={row.id}
    >
      <PanelControlsContext value={controls}>
        {controls.isCollapsed || !hasCome ? (
          <Frame row={row} isComing={!controls.isCollapsed} />
        ) : (
          <Guard part={row.title}>
            <Suspense fallback={<Frame row={row} isComing />}>
              <row.Panel live={live} />
            </Suspense>
          </Guard>
        )}
      </PanelControlsContext>
    </div>
  )
}
