import type { Settings } from '../domain/settings/settings'
import { several } from '../domain/text'
import type { Sentence } from '../domain/wording/sentence'
import { demandInBrief } from './demand'

const LOOK_FOR: Readonly<Record<Settings['mode'], string>> = {
  closed: 'Then move Demand: with the same workers every call waits longer.',
  burst: 'Watch the queue fall from its top: the last call waits for all the others.',
  open: 'Then move Demand: once more calls arrive than are served, the queue grows without end.',
}

/** After the introduction: what it showed, and one thing to try. */
export const AFTER_INTRODUCTION: Sentence = {
  topic: 'told',
  happening:
    'That was the introduction: a queue grows when more comes than is served, and when each call has a message to itself.',
  advice: 'Now you: press Run, then move Demand up and Workers after it.',
  tries: [],
}

/** Before a run: what would happen, and what to look for. */
export const firstStep = (settings: Settings): Sentence => ({
  topic: 'idle',
  happening: `Ready: ${several(settings.workers, 'worker')}, ${demandInBrief(settings)}. Press Run.`,
  advice: LOOK_FOR[settings.mode],
  tries: [],
})
