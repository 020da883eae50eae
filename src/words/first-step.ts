import type { Settings } from '../domain/settings'
import { demandInBrief } from './demand'
import { several } from './phrases'
import type { Sentence } from './sentence'

const LOOK_FOR: Readonly<Record<Settings['mode'], string>> = {
  closed: 'Then move Demand: with the same workers every call waits longer.',
  burst: 'Watch the queue fall from its top: the last call waits for all the others.',
  open: 'Then move Demand: once more calls arrive than are served, the queue grows without end.',
}

/** Before a run: what would happen, and what to look for. */
export const firstStep = (settings: Settings): Sentence => ({
  topic: 'idle',
  happening: `Ready: ${several(settings.workers, 'worker')}, ${demandInBrief(settings)}. Press Run.`,
  advice: LOOK_FOR[settings.mode],
  tries: [],
})
