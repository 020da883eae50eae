import type { Check, FigureName } from '../../domain/figures/check'
import { isTooCoarse } from '../../domain/figures/clock-step'
import { calls } from './check-words'
import type { Evidence, Judged } from './evidence'
import { judgeBaseline, judgeClockStep, judgeStampCost } from './judges/judge-baseline'
import { judgeDrift, judgeSkew } from './judges/judge-clocks'
import { judgeInstrument } from './judges/judge-instrument'
import { judgeInterruptions } from './judges/judge-interruptions'
import { judgeKernel } from './judges/judge-kernel'
import { judgeLittle } from './judges/judge-little'
import { judgeLosses } from './judges/judge-losses'
import { judgeSleep } from './judges/judge-sleep'
import { judgeGenerator, judgeOrder, judgeStages } from './judges/judge-stamps'
import { isAloneKnown, judgeNeighbours, judgeOtherRuns, judgeStarts } from './judges/judge-surroundings'
import { systemChecks } from './system-checks'

interface Row {
  readonly id: string
  readonly title: string
  readonly unit: Check['unit']
  /** Figures that mean nothing, or less, when it fails. */
  readonly touches: readonly FigureName[]
  /** Whether there is anything to judge; always, unless said. */
  readonly applies?: (evidence: Evidence) => boolean
  readonly judge: (evidence: Evidence) => Judged
}

const LATENCIES: readonly FigureName[] = ['call', 'dispatch', 'slowdown']

/** Latencies are of the calls that an interruption did not touch; these figures have its time in them. */
const INTERRUPTED: readonly FigureName[] = ['queue', 'throughput']

/** The judgement on a number that has to be 0. */
const none = (value: number, state: Judged['state'], ok: string, bad: string): Judged => ({
  state: value === 0 ? 'ok' : state,
  value,
  limit: 0,
  reason: value === 0 ? ok : bad,
})

/** Checks that rest on the stamps of calls have nothing to judge when those are not recorded. */
const areStampsRecorded = ({ recording }: Evidence) => recording === 'full'

/** Every check; a new one is a row. */
const ROWS: readonly Row[] = [
  {
    id: 'conservation',
    title: 'Every call is in one place',
    unit: 'calls',
    touches: [...LATENCIES, 'queue', 'throughput', 'stages'],
    judge: ({ unaccounted }) =>
      none(
        unaccounted,
        'fail',
        'At every snapshot each submitted call was in exactly one place.',
        `${calls(unaccounted)} lost or counted twice: no figure of this run can be trusted.`,
      ),
  },
  {
    id: 'workers',
    title: 'Workers’ counts agree',
    unit: 'calls',
    touches: [...LATENCIES, 'throughput', 'stages'],
    judge: ({ atOdds }) =>
      none(
        atOdds,
        'fail',
        'Each worker ran as many calls as it was sent, less those that it holds, and answered each once.',
        `A worker’s own count and what was sent to it or came back differ by ${calls(atOdds)}: calls or answers were lost or doubled between two threads.`,
      ),
  },
  {
    id: 'checksum',
    title: 'Replies are right',
    unit: 'calls',
    touches: LATENCIES,
    judge: ({ wrongChecksums }) =>
      none(
        wrongChecksums,
        'fail',
        'Every reply was the right one for its call.',
        `${calls(wrongChecksums)} got a wrong reply and count as failed: workers did other work than asked.`,
      ),
  },
  {
    id: 'little',
    title: 'Little’s law',
    unit: 'share',
    touches: [...LATENCIES, 'queue'],
    applies: areStampsRecorded,
    judge: judgeLittle,
  },
  {
    id: 'order',
    title: 'Stamps in order',
    unit: 'share',
    touches: LATENCIES,
    applies: areStampsRecorded,
    judge: judgeOrder,
  },
  {
    id: 'stages',
    title: 'Stages add up',
    unit: 'µs',
    touches: ['stages'],
    applies: areStampsRecorded,
    judge: judgeStages,
  },
  {
    id: 'clock',
    title: 'Clocks agree',
    unit: 'µs',
    touches: ['stages', 'dispatch'],
    judge: judgeSkew,
  },
  {
    id: 'drift',
    title: 'Clocks keep pace',
    unit: 'µs',
    touches: ['stages', 'dispatch'],
    judge: judgeDrift,
  },
  {
    id: 'hidden',
    title: 'Page in view',
    unit: 'calls',
    touches: INTERRUPTED,
    applies: areStampsRecorded,
    judge: judgeInterruptions(
      ['hidden', 'frozen'],
      'The page was in view, and no call was left out for its sake.',
      'The page was in the background, where browsers hold timers and threads back',
    ),
  },
  {
    id: 'stalls',
    title: 'Caller’s thread kept going',
    unit: 'calls',
    touches: INTERRUPTED,
    applies: areStampsRecorded,
    judge: judgeInterruptions(
      ['long-task', 'stall'],
      'Nothing but calls held the caller’s thread up for long.',
      'The caller’s thread was held up by something else than calls',
    ),
  },
  {
    id: 'sleep',
    title: 'Machine awake',
    unit: 'calls',
    touches: INTERRUPTED,
    applies: areStampsRecorded,
    judge: judgeInterruptions(
      ['sleep'],
      'The machine stayed awake, and its wall clock was not moved.',
      'The machine slept, or its wall clock was moved',
    ),
  },
  {
    id: 'starts',
    title: 'All workers started',
    unit: 'workers',
    touches: [],
    applies: ({ starts }) => starts !== null,
    judge: judgeStarts,
  },
  {
    id: 'neighbours',
    title: 'Cores were free',
    unit: 'share',
    touches: [...LATENCIES, 'throughput', 'stages'],
    // A sleeping worker needs no core that they could take.
    applies: (evidence) => isAloneKnown(evidence) && evidence.settings.workload !== 'sleep',
    judge: judgeNeighbours,
  },
  {
    id: 'other-runs',
    title: 'No other Poolscope measured',
    unit: 'runs',
    touches: [...LATENCIES, 'throughput', 'stages'],
    applies: ({ otherRuns }) => otherRuns !== null,
    judge: judgeOtherRuns,
  },
  {
    id: 'baseline',
    title: 'One baseline for both threads',
    unit: 'share',
    touches: ['slowdown'],
    // A sleep takes as long as the browser's timers say, wherever it is.
    applies: (evidence) => areStampsRecorded(evidence) && evidence.settings.workload === 'kernel',
    judge: judgeBaseline,
  },
  {
    id: 'kernel',
    title: 'The kernel takes what was asked',
    unit: 'share',
    touches: ['slowdown'],
    applies: ({ settings, directUs }) => settings.workload === 'kernel' && directUs !== null,
    judge: judgeKernel,
  },
  {
    id: 'oversleep',
    title: 'Sleeps take what was asked',
    unit: 'share',
    touches: ['slowdown', 'call'],
    applies: ({ settings, serviceUs }) => settings.workload === 'sleep' && serviceUs !== null,
    judge: judgeSleep,
  },
  {
    id: 'stamps',
    title: 'Service time without its stamps',
    unit: 'share',
    touches: ['stages'],
    applies: (evidence) => areStampsRecorded(evidence) && evidence.stampCost !== null,
    judge: judgeStampCost,
  },
  {
    id: 'clock-step',
    title: 'The clock is fine enough',
    unit: 'µs',
    touches: [...LATENCIES, 'stages'],
    judge: (evidence) => judgeClockStep(evidence, isTooCoarse(evidence.resolutionUs)),
  },
  {
    id: 'generator',
    title: 'Calls made on time',
    unit: 'share',
    touches: LATENCIES,
    applies: areStampsRecorded,
    judge: judgeGenerator,
  },
  {
    id: 'failures',
    title: 'No call failed',
    unit: 'calls',
    touches: [],
    judge: ({ failed }) =>
      none(failed, 'warn', 'No call failed.', `${calls(failed)} failed; latencies are of the others.`),
  },
  {
    id: 'timeouts',
    title: 'No call timed out',
    unit: 'calls',
    touches: LATENCIES,
    judge: ({ timedOut }) =>
      none(
        timedOut,
        'warn',
        'No call reached its time limit.',
        `${calls(timedOut)} timed out; latencies are of the others, which were quicker.`,
      ),
  },
  {
    id: 'losses',
    title: 'Few calls lost',
    unit: 'share',
    touches: [...LATENCIES, 'throughput'],
    judge: judgeLosses,
  },
  {
    id: 'observer',
    title: 'The instrument costs little',
    unit: 'share',
    touches: [...LATENCIES, 'throughput'],
    applies: ({ instrument, recording }) => instrument !== null && recording !== 'off',
    judge: judgeInstrument,
  },
]

/** The same, with what is told of each apart: to take rows apart again for every snapshot costs more than to judge. */
const JUDGES = ROWS.map(({ judge, applies, ...told }) => ({ judge, applies, told }))

/** What a run's evidence says of its figures. */
export const checksOf = (evidence: Evidence): readonly Check[] => [
  ...JUDGES.filter(({ applies }) => applies?.(evidence) ?? true).map(({ judge, told }) => ({
    ...told,
    ...judge(evidence),
  })),
  ...systemChecks(evidence),
]
