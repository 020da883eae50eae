import type { StoreApi } from 'zustand/vanilla'
import type { Stage } from '../../domain/call'
import { CHOSEN_VIEW, type ChosenView, FIRST_VIEW } from './chosen-view'
import { createKept } from './kept'

/** The stretch of the run that the charts show, ms since it began. */
export type Zoom =
  /** The newest stretch, as the page has it: nothing was chosen. */
  | { readonly kind: 'newest' }
  /** The newest `span`, following the run. */
  | { readonly kind: 'follow'; readonly span: number }
  /** All of the run, growing with it. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'window'; readonly from: number; readonly to: number }

/** How the charts are looked at. What is chosen for good is kept between visits; zoom and pause are of the moment. */
export interface ViewState extends ChosenView {
  readonly zoom: Zoom
  readonly picture: 'live' | 'paused'
}

type ReadonlyView = Pick<StoreApi<ViewState>, 'getState' | 'getInitialState' | 'subscribe'>

/** What people can change about the view. The only writer of it. */
interface ViewWriter {
  readonly setStage: (stage: Stage) => void
  /** Shows a hidden series, hides a shown one. */
  readonly toggleSeries: (id: string) => void
  readonly toggleScale: (panel: keyof ChosenView['scales']) => void
  readonly toggleReferences: () => void
  readonly zoomTo: (zoom: Zoom) => void
  readonly resetZoom: () => void
  readonly pause: () => void
  readonly resume: () => void
}

export interface View {
  readonly store: ReadonlyView
  readonly writer: ViewWriter
}

export const VIEW_KEY = 'poolscope.view'

const NEWEST: Zoom = { kind: 'newest' }

/** @param storage where what is chosen for good is kept */
export const createView = (storage: () => Storage): View => {
  const store = createKept<ViewState, ChosenView>(
    { ...FIRST_VIEW, zoom: NEWEST, picture: 'live' },
    {
      name: VIEW_KEY,
      version: 1,
      schema: CHOSEN_VIEW,
      partOf: ({ stage, hidden, scales, references }) => ({ stage, hidden, scales, references }),
      storage,
    },
  )
  return {
    store,
    writer: {
      setStage: (stage) => store.setState({ stage }),
      toggleSeries: (id) =>
        store.setState(({ hidden }) => ({
          hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id],
        })),
      toggleScale: (panel) =>
        store.setState(({ scales }) => ({
          scales: { ...scales, [panel]: scales[panel] === 'log' ? 'linear' : 'log' },
        })),
      toggleReferences: () =>
        store.setState(({ references }) => ({ references: references === 'shown' ? 'hidden' : 'shown' })),
      zoomTo: (zoom) => store.setState({ zoom }),
      resetZoom: () => store.setState({ zoom: NEWEST }),
      pause: () => store.setState({ picture: 'paused' }),
      resume: () => store.setState({ picture: 'live' }),
    },
  }
}
