import type { Settings } from '../settings/settings'

/** What is happening and what to try. */
export interface Sentence {
  /** Changes when it is about something else: only then is it spoken at once. */
  readonly topic: string
  readonly happening: string
  readonly advice: string | null
  /** The changes that the advice names, each by itself: settings that are not so yet, within their ranges. */
  readonly tries: readonly Partial<Settings>[]
}
