import type { TimePlace } from '../../../charts/frame/menu/panel-controls'

/** What decides whether a panel shares the labels of its time axis with the one above or below it. */
export interface Stacked {
  readonly id: string
  readonly isTimed: boolean
  readonly span: 'full' | 'half'
  readonly isCollapsed: boolean
}

const isStacked = (panel: Stacked | undefined) =>
  panel?.isTimed === true && panel.span === 'full' && !panel.isCollapsed

/** The place of each panel among its neighbours: of those next to one another only the first names the marks. */
export const timePlaces = (panels: readonly Stacked[]): Readonly<Record<string, TimePlace>> =>
  Object.fromEntries(
    panels.map((panel, index) => {
      const above = isStacked(panel) && isStacked(panels[index - 1])
      const below = isStacked(panel) && isStacked(panels[index + 1])
      if (above) return [panel.id, below ? 'between' : 'last']
      return [panel.id, below ? 'first' : 'only']
    }),
  )
