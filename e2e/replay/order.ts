import type { Replay } from './replay-lab'

/** Where a picture is taken unless the address says otherwise: two changes of settings are in view. ms */
const DEFAULT_AT = 24_000

const STATES = [
  'empty',
  'starting',
  'calibrating',
  'running',
  'finished',
  'failed',
  'once',
  'endless',
] as const
type State = (typeof STATES)[number]
const isState = (text: string): text is State => STATES.some((state) => state === text)

/**
 * What the address asks for: `?state=` one of the above, and for `running` and `failed` `&at=` a moment of the run,
 * ms. null: nothing is to run.
 * @throws naming the parameter that is wrong
 */
export const replayOf = (search: string): Replay | null => {
  const query = new URLSearchParams(search)
  const state = query.get('state') ?? 'running'
  if (!isState(state)) throw new Error(`state must be one of ${STATES.join(', ')}, not "${state}".`)
  const at = Number(query.get('at') ?? DEFAULT_AT)
  if (!(at >= 0)) throw new Error(`at must be a time in ms, not "${query.get('at')}".`)
  switch (state) {
    case 'empty':
      return null
    case 'starting':
    case 'calibrating':
      return { kind: 'phase', phase: state }
    case 'running':
      return { kind: 'moment', at }
    case 'failed':
      return { kind: 'failed', at, message: 'No worker could be started.' }
    default:
      return { kind: state }
  }
}
