import * as v from 'valibot'
import { STAGES, type Stage } from '../domain/call'

const SCALE_KINDS = ['log', 'linear'] as const
export type ScaleKind = (typeof SCALE_KINDS)[number]

/** What a reader chose about the charts, to be found again at the next visit. */
export interface ChosenView {
  /** Whose latency the latency chart shows. */
  readonly stage: Stage
  /** Series that are switched off, as "panel.series". */
  readonly hidden: readonly string[]
  readonly scales: { readonly dispatch: ScaleKind; readonly slowdown: ScaleKind }
  /** The published figures of 2016 beside the measured ratio. */
  readonly references: 'shown' | 'hidden'
}

export const FIRST_VIEW: ChosenView = {
  stage: 'dispatch',
  hidden: ['dispatch.p90', 'dispatch.p999'],
  scales: { dispatch: 'log', slowdown: 'log' },
  references: 'hidden',
}

export const VIEW_KEY = 'poolscope.view'
/** Of the stored form: what another version wrote is not guessed at. */
const VERSION = 1
/** More than all panels have; what is longer was not written here. */
const MOST_HIDDEN = 64
const SERIES = v.pipe(v.string(), v.maxLength(40))

/** A part that cannot be read is as at the first visit; the others are kept. */
const SCHEMA = v.object({
  version: v.literal(VERSION),
  stage: v.fallback(v.picklist(STAGES), FIRST_VIEW.stage),
  hidden: v.fallback(v.pipe(v.array(SERIES), v.maxLength(MOST_HIDDEN)), [...FIRST_VIEW.hidden]),
  scales: v.fallback(
    v.object({
      dispatch: v.fallback(v.picklist(SCALE_KINDS), FIRST_VIEW.scales.dispatch),
      slowdown: v.fallback(v.picklist(SCALE_KINDS), FIRST_VIEW.scales.slowdown),
    }),
    FIRST_VIEW.scales,
  ),
  references: v.fallback(v.picklist(['shown', 'hidden']), FIRST_VIEW.references),
})

/** The view of the last visit; the first one where nothing usable is stored. */
export const keptView = (storage: () => Storage): ChosenView => {
  try {
    const text = storage().getItem(VIEW_KEY)
    if (text === null) return FIRST_VIEW
    const { version: _, ...view } = v.parse(SCHEMA, JSON.parse(text))
    return view
  } catch {
    return FIRST_VIEW
  }
}

/** Stores the view. Where storage is blocked or full, the choice lasts as long as the page: nobody is disturbed. */
export const keepView = (storage: () => Storage, { stage, hidden, scales, references }: ChosenView): void => {
  try {
    storage().setItem(VIEW_KEY, JSON.stringify({ version: VERSION, stage, hidden, scales, references }))
  } catch {
    // The choice holds until the page is left.
  }
}
