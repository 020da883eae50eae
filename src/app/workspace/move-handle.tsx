import type { ComponentProps, KeyboardEvent } from 'react'
import { PanelIcon } from '../../charts/frame/panel-icon'

interface Props extends Omit<ComponentProps<'button'>, 'onKeyDown'> {
  readonly panel: string
  readonly onMove: (by: -1 | 1) => void
  readonly onCancel: () => void
}

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }

/** Says to the workspace where the handle is told how it works. */
export const MOVE_HELP_ID = 'move-help'

/** Moves a panel: dragged by pointer, or by the arrow keys. */
export const MoveHandle = ({ panel, onMove, onCancel, ...pointer }: Props) => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    const by = STEPS[event.key]
    if (by === undefined) return
    event.preventDefault()
    onMove(by)
  }
  return (
    <button
      type="button"
      className="icon-button panel-handle"
      aria-label={`Move ${panel}`}
      aria-describedby={MOVE_HELP_ID}
      title="Drag to move, or use the arrow keys"
      onKeyDown={onKeyDown}
      {...pointer}
    >
      <PanelIcon name="move" />
    </button>
  )
}
