import { standingChecks } from '../../../charts/frame/doubt/doubt'
import type { Check, CheckState, FigureName } from '../../../domain/figures/check'
import { formatWhole, several } from '../../../domain/text'
import type { RunState } from '../../status/run-state'

export const STATE_WORDS: Readonly<Record<CheckState, string>> = {
  ok: 'Passes',
  warn: 'Warns',
  fail: 'Fails',
}

const VERBS: Readonly<Record<CheckState, readonly [one: string, several: string]>> = {
  ok: ['passes', 'pass'],
  warn: ['warns', 'warn'],
  fail: ['fails', 'fail'],
}

const FIGURE_WORDS: Readonly<Record<FigureName, string>> = {
  call: 'call latency',
  dispatch: 'dispatch latency',
  slowdown: 'slowdown ratio',
  queue: 'queue length',
  throughput: 'calls per second',
  stages: 'stages in the report',
}

const count = (checks: readonly Check[], state: CheckState) =>
  checks.filter((check) => check.state === state).length

const verb = (many: number, state: CheckState) => VERBS[state][many === 1 ? 0 : 1]

/** "1 check passes", "8 checks pass". */
const counted = (many: number, state: CheckState) => `${several(many, 'check')} ${verb(many, state)}`

/** "8 checks pass"; while a run goes on, only so far. */
export const passingWords = (checks: readonly Check[], isOver: boolean): string =>
  `${counted(count(checks, 'ok'), 'ok')}${isOver ? '' : ' so far'}`

/** "2 checks fail", "1 check warns", "1 check fails, 2 warn"; null when all pass. */
export const standingWords = (checks: readonly Check[]): string | null => {
  const [fails, warns] = [count(checks, 'fail'), count(checks, 'warn')]
  if (fails === 0) return warns === 0 ? null : counted(warns, 'warn')
  return warns === 0
    ? counted(fails, 'fail')
    : `${counted(fails, 'fail')}, ${formatWhole(warns)} ${verb(warns, 'warn')}`
}

/** For the ear: which checks stand, and none of their numbers, so that it changes only when a state does. */
export const spokenWords = (checks: readonly Check[]): string => {
  const words = standingWords(checks)
  if (words === null) return ''
  return `${words}: ${standingChecks(checks)
    .map(({ title }) => title)
    .join('; ')}.`
}

/** What a check that does not pass casts doubt on; null when on nothing. */
export const doubtedWords = ({ state, touches }: Check): string | null =>
  state === 'ok' || touches.length === 0
    ? null
    : `In doubt: ${touches.map((figure) => FIGURE_WORDS[figure]).join(', ')}.`

/** What stands where the checks will be. */
export const noChecksWords = ({ kind }: RunState): string => {
  switch (kind) {
    case 'idle':
      return 'Nothing to check yet: a run is checked from its first call to its last.'
    case 'finished':
    case 'failed':
      return 'Nothing to check: the run ended before a call was measured.'
    case 'requested':
    case 'starting':
    case 'calibrating':
    case 'running':
    case 'stopping':
      return 'Nothing to check yet: checks begin with the first call.'
    default:
      return kind satisfies never
  }
}
