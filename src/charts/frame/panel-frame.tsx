import './panel-frame.css'
import { type CSSProperties, memo, type ReactNode, useState } from 'react'
import type { Doubt } from './doubt'
import { DoubtNote } from './doubt-note'
import { usePanelControls } from './panel-controls'
import { PanelIcon } from './panel-icon'
import { Tip, useTip } from './tip'

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
  /** Keys of what is drawn. */
  readonly legend?: ReactNode
  /** Figures of this moment. */
  readonly now?: ReactNode
  /** Buttons of the panel's own. */
  readonly actions?: ReactNode
  /** The panel's twin in numbers; with it comes a switch. */
  readonly table?: ReactNode
  /** Nothing to draw yet: the description stands where the picture will be. */
  readonly isEmpty?: boolean
  /** Where it stands then: low where the upper half is not empty. */
  readonly hintAt?: 'middle' | 'low'
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

const PlaceButtons = memo(({ title }: Pick<Props, 'title'>) => {
  const controls = usePanelControls()
  if (!controls) return null
  const { isFilled, toggleFilled, handle } = controls
  return (
    <span className="panel-place">
      <button
        type="button"
        className="icon-button panel-fill"
        aria-label={`Fill the page with ${title}`}
        aria-pressed={isFilled}
        title={isFilled ? 'Back to all panels (Escape)' : 'Fill the page'}
        onClick={toggleFilled}
      >
        <PanelIcon name={isFilled ? 'shrink' : 'fill'} />
      </button>
      {!isFilled && handle}
    </span>
  )
})

/** What all panels have in common: name, meaning, doubt, legend, figures of now, a twin in numbers, and their place. */
export const PanelFrame = (props: Props) => {
  const { id, title, description, hue = null, element: Root = 'figure', body = 'plot', doubt = null } = props
  const [view, setView] = useState<'picture' | 'table'>('picture')
  const controls = usePanelControls()
  const isCollapsed = controls?.isCollapsed ?? false
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
      <Caption className="panel-head">
        <Title id={id} title={title} description={description} hue={hue} />
        {doubt && <DoubtNote doubt={doubt} id={`${id}-doubt`} />}
        {!isCollapsed && (
          <>
            {props.legend && <span className="panel-legend">{props.legend}</span>}
            {props.now && <span className="panel-now">{props.now}</span>}
            <span className="panel-actions">
              {props.actions}
              {props.table !== undefined && (
                <button
                  type="button"
                  className="quiet"
                  aria-label="Show as table"
                  aria-pressed={isTable}
                  onClick={() => setView(isTable ? 'picture' : 'table')}
                >
                  Table
                </button>
              )}
            </span>
          </>
        )}
        <PlaceButtons title={title} />
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
