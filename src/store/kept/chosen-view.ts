import * as v from 'valibot'
import { STAGES, type Stage } from '../../domain/call'

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

/** More than all panels have; what is longer was not written here. */
const MOST_HIDDEN = 64
const SERIES = v.pipe(v.string(), v.maxLength(40))

/** A part that cannot be read is as at the first visit; the others are kept. */
export const CHOSEN_VIEW = v.object({
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
