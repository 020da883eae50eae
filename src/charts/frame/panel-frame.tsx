import './panel-frame.css'
import { type CSSProperties, memo, type ReactNode, useState } from 'react'
import type { Doubt } from './doubt/doubt'
import { DoubtNote } from './doubt/doubt-note'
import { MenuAction, MenuGroup, MenuSwitch } from './menu/menu-items'
import { usePanelControls } from './menu/panel-controls'
import { PanelIcon } from './menu/panel-icon'
import { PanelMenu } from './menu/panel-menu'
import { Tip, useTip } from './tip/tip'

interface Props {
  /** Also the id of the element: links and shortcuts lead to it. */
  readonly id: string
  readonly title: string
  /** What the panel shows, in a sentence. */
  readonly description: string
  /** The custom property that holds the quantity's hue; without one the panel is about no single quantity. */
  readonly hue?: `--hue-${string}` | null
  /** A figure shows measurements; a section holds what is read or used. */
  readonly element?: 'figure' | 'section'
  /** `plot`: as high as every chart, and as high as there is room when it fills the page. `flow`: as high as it needs. */
  readonly body?: 'plot' | 'flow'
  readonly doubt?: Doubt | null
  /** Keys of what is drawn, where nothing in the picture says it. */
  readonly legend?: ReactNode
  /** Figures of this moment. */
  readonly now?: ReactNode
  /** What the panel is for, as buttons in its head; all else that can be done with it is in its menu. */
  readonly actions?: ReactNode
  /** What a reader can choose about it, for its menu. */
  readonly menu?: ReactNode
  /** How its numbers are saved, for its menu. */
  readonly saving?: ReactNode
  /** The panel's twin in numbers; with it comes a switch. */
  readonly table?: ReactNode
  /** Nothing to draw yet: the description stands where the picture will be. */
  readonly isEmpty?: boolean
  /** Where it stands then: low where the upper half is not empty. */
  readonly hintAt?: 'middle' | 'low'
  /** Only the frame is there yet: what can be done with the panel comes with it. */
  readonly isComing?: boolean
  readonly children?: ReactNode
}

/** The heading collapses the panel where it can, and says what the panel shows. */
const Title = memo(({ id, title, description, hue }: Pick<Props, 'id' | 'title' | 'description' | 'hue'>) => {
  const controls = usePanelControls()
  const { anchorProps, tipProps, toggle } = useTip()
  const canCollapse = controls !== null && !controls.isFilled
  const isCollapsed = controls?.isCollapsed ?? false
  return (
    <h2 className={hue ? 'has-hue' : undefined}>
      <button
        type="button"
        className={canCollapse ? 'panel-title' : 'panel-title term'}
        {...anchorProps}
        aria-expanded={canCollapse ? !isCollapsed : undefined}
        aria-controls={canCollapse && !isCollapsed ? `${id}-body` : undefined}
        onClick={canCollapse ? controls.toggleCollapsed : toggle}
      >
        {canCollapse && <PanelIcon name={isCollapsed ? 'expand' : 'collapse'} />}
        {title}
      </button>
      <Tip text={description} tipProps={tipProps} />
    </h2>
  )
})

/** Where the panel is, and what becomes of it. */
const PlaceItems = () => {
  const controls = usePanelControls()
  if (!controls) return null
  const { isFilled, isCollapsed, toggleFilled, toggleCollapsed, moveUp, moveDown } = controls
  return (
    <MenuGroup label="Place">
      <MenuAction onAct={toggleFilled}>{isFilled ? 'Back to all panels' : 'Fill the page'}</MenuAction>
      {!isFilled && (
        <>
          <MenuAction onAct={toggleCollapsed}>{isCollapsed ? 'Expand' : 'Collapse'}</MenuAction>
          <MenuAction isEnabled={moveUp !== null} onAct={() => moveUp?.()}>
            Move up
          </MenuAction>
          <MenuAction isEnabled={moveDown !== null} onAct={() => moveDown?.()}>
            Move down
          </MenuAction>
        </>
      )}
    </MenuGroup>
  )
}

/** What all panels have in common: name, meaning, doubt, legend, figures of now, a twin in numbers, and their place. */
export const PanelFrame = (props: Props) => {
  const { id, title, description, hue = null, element: Root = 'figure', body = 'plot', doubt = null } = props
  const [view, setView] = useState<'picture' | 'table'>('picture')
  const controls = usePanelControls()
  const isCollapsed = controls?.isCollapsed ?? false
  const isFilled = controls?.isFilled ?? false
  const isTable = view === 'table' && props.table !== undefined
  const hasHint = props.isEmpty === true && !isTable && !isCollapsed
  const Caption = Root === 'figure' ? 'figcaption' : 'div'
  return (
    <Root
      id={id}
      // Links and shortcuts lead here: focus must be able to follow.
      tabIndex={-1}
      className={`panel panel-${body}${doubt ? ` in-doubt-${doubt.state}` : ''}`}
      aria-label={title}
      aria-describedby={`${id}-description${doubt ? ` ${id}-doubt` : ''}`}
      style={hue === null ? undefined : ({ '--hue': `var(${hue})` } as CSSProperties)}
    >
      <Caption className="panel-head" ref={isFilled ? null : controls?.head}>
        {controls !== null && !isFilled && (
          <span className="panel-grip" aria-hidden="true" title="Drag to move">
            <PanelIcon name="move" />
          </span>
        )}
        <Title id={id} title={title} description={description} hue={hue} />
        {doubt && <DoubtNote doubt={doubt} id={`${id}-doubt`} />}
        {!isCollapsed && (
          <>
            {props.legend && <span className="panel-legend">{props.legend}</span>}
            {props.now && (
              <span className="panel-now" translate="no">
                {props.now}
              </span>
            )}
            {props.actions && <span className="panel-actions">{props.actions}</span>}
          </>
        )}
        {props.isComing !== true && (
          <PanelMenu title={title}>
            {!isCollapsed && props.menu}
            {!isCollapsed && props.table !== undefined && (
              <MenuGroup label="Numbers">
                <MenuSwitch
                  label="Show as table"
                  isOn={isTable}
                  onSwitch={(isOn) => setView(isOn ? 'table' : 'picture')}
                />
                {props.saving}
              </MenuGroup>
            )}
            <PlaceItems />
          </PanelMenu>
        )}
      </Caption>
      {!hasHint && (
        <p id={`${id}-description`} className="visually-hidden">
          {description}
        </p>
      )}
      {!isCollapsed && (
        <div id={`${id}-body`} className="panel-body" data-place={controls?.place ?? 'only'}>
          {hasHint && (
            <p
              id={`${id}-description`}
              className={props.hintAt === 'low' ? 'panel-hint panel-hint-low' : 'panel-hint'}
            >
              <span>{description}</span>
            </p>
          )}
          {isTable ? (
            // A scrolling region must be reachable by keyboard.
            <section className="panel-scroll" aria-label={`${title} in numbers`} tabIndex={0}>
              {props.table}
            </section>
          ) : (
            props.children
          )}
        </div>
      )}
    </Root>
  )
}
