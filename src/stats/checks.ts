import type { Check, CheckState, Figure } from '../domain/check'
import type { InstrumentCost } from '../domain/instrument-cost'
import type { Settings } from '../domain/settings'
import type { Systems } from '../domain/systems'
import type { Micros } from '../domain/time'
import type { InterruptionTallies } from '../record/interruption-log'
import type { Presence } from '../record/system-tally'
import type { ClockFinding, DriftFinding } from './clock-verdict'
import { judgeDrift, judgeSkew } from './judge-clocks'
import { judgeInstrument } from './judge-instrument'
import { judgeInterruptions } from './judge-interruptions'
import { littleBalance } from './little'
import { systemChecks } from './system-checks'

/** What a run has to show for itself. */
export interface Evidence {
  /** How much was written down. */
  readonly recording: Settings['recording']
  /** Most calls that were in no place, or in two, at any snapshot. */
  readonly unaccounted: number
  /** Most calls by which pool and workers were at odds on what was sent, run and answered. */
  readonly atOdds: number
  /** Replies that were not the right ones. */
  readonly wrongChecksums: number
  readonly failed: number
  readonly timedOut: number
  /** Completed calls whose stamps were looked at, and those whose stamps contradict each other. */
  readonly stamped: number
  readonly outOfOrder: number
  /** Largest difference between a call's latency and the sum of its stages. */
  readonly worstGapUs: Micros
  readonly resolutionUs: Micros
  /** Of all calls in the system, without exception. */
  readonly presence: Presence
  /** Workers' clocks against where their time origins say they are, by pings before the run and, if over, after it. */
  readonly skew: ClockFinding
  /** The two measurements of each clock against each other; null while the second is to come. */
  readonly drift: DriftFinding | null
  /** What interruptions of each kind did. */
  readonly interruptions: InterruptionTallies
  /** Open demand: 99th percentile of how late calls were submitted, and the middle call latency; null when unknown. */
  readonly lagP99Us: Micros | null
  readonly callP50Us: Micros | null
  readonly systems: Systems
  readonly settings: Settings
  /** What recording costs, where that has been measured. */
  readonly instrument: InstrumentCost | null
}

export interface Judgement {
  readonly state: CheckState
  readonly value: number
  readonly limit: number
  readonly reason: string
}

interface Row {
  readonly id: string
  readonly title: string
  readonly unit: Check['unit']
  /** Figures that mean nothing, or less, when it fails. */
  readonly touches: readonly Figure[]
  /** Whether there is anything to judge; always, unless said. */
  readonly applies?: (evidence: Evidence) => boolean
  readonly judge: (evidence: Evidence) => Judgement
}

const LATENCIES: readonly Figure[] = ['call', 'dispatch', 'slowdown']

/** Latencies are of the calls that an interruption did not touch; these figures have its time in them. */
const INTERRUPTED: readonly Figure[] = ['queue', 'throughput']

/** Of calls whose stamps contradict each other: above this share something is wrong with the clocks. */
const OUT_OF_ORDER_SHARE = 0.001
/** Little's law holds exactly for sound books; rounding of the clock's steps leaves less than this. */
const LITTLE_OK = 0.001
const LITTLE_WARN = 0.01
/** Beyond this share of the middle latency, the generator's lateness shows in the figures. */
const LAG_SHARE = 0.1

const percent = (share: number) => `${(share * 100).toLocaleString('en', { maximumFractionDigits: 3 })} %`
const calls = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'call' : 'calls'}`

/** The judgement on a number that has to be 0. */
const none = (value: number, state: CheckState, ok: string, bad: string): Judgement => ({
  state: value === 0 ? 'ok' : state,
  value,
  limit: 0,
  reason: value === 0 ? ok : bad,
})

const judgeOrder = ({ stamped, outOfOrder }: Evidence): Judgement => {
  const share = stamped === 0 ? 0 : outOfOrder / stamped
  const left = `${calls(outOfOrder)} had stamps that contradict each other and were left out of all latencies`
  return {
    state: share > OUT_OF_ORDER_SHARE ? 'warn' : 'ok',
    value: share,
    limit: OUT_OF_ORDER_SHARE,
    reason:
      outOfOrder === 0
        ? 'Every call was submitted, sent, started, finished, received and settled in that order.'
        : `${left}: ${percent(share)}.`,
  }
}

/** Share by which the two counts differ; all of it when one of them has calls and the other none. */
const littleResidual = (presence: Presence): number => {
  const balance = littleBalance(presence)
  if (balance.kind === 'balance') return Math.abs(balance.residual)
  return presence.sojournSum + presence.agesAtEnd === 0 ? 0 : 1
}

const judgeLittle = ({ presence }: Evidence): Judgement => {
  const residual = littleResidual(presence)
  const state = residual <= LITTLE_OK ? 'ok' : residual <= LITTLE_WARN ? 'warn' : 'fail'
  return {
    state,
    value: residual,
    limit: LITTLE_OK,
    reason:
      state === 'ok'
        ? 'Calls in the system, counted over time, agree with what each call says of its own stay.'
        : `Calls in the system, counted over time, and the calls’ own latencies differ by ${percent(residual)}: calls were counted twice or stamped wrongly.`,
  }
}

const judgeStages = ({ worstGapUs, resolutionUs }: Evidence): Judgement => ({
  state: worstGapUs <= 2 * resolutionUs ? 'ok' : 'fail',
  value: worstGapUs,
  limit: 2 * resolutionUs,
  reason:
    worstGapUs <= 2 * resolutionUs
      ? 'The stages of every call add up to its latency.'
      : `The stages of a call missed its latency by ${worstGapUs.toFixed(0)} µs: do not trust the split.`,
})

const judgeGenerator = ({ lagP99Us, callP50Us }: Evidence): Judgement => {
  if (lagP99Us === null || callP50Us === null || callP50Us === 0)
    return {
      state: 'ok',
      value: 0,
      limit: LAG_SHARE,
      reason: 'Nothing to be late for: calls were not scheduled, or too few were made to tell.',
    }
  const share = lagP99Us / callP50Us
  const isLate = share > LAG_SHARE
  return {
    state: isLate ? 'warn' : 'ok',
    value: share,
    limit: LAG_SHARE,
    reason: isLate
      ? `One call in a hundred was made ${lagP99Us.toFixed(0)} µs late or more, ${percent(share)} of the middle latency: that is in the latencies too.`
      : 'Calls were made when they were due.',
  }
}

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
    id: 'observer',
    title: 'The instrument costs little',
    unit: 'share',
    touches: [...LATENCIES, 'throughput'],
    applies: ({ instrument, recording }) => instrument !== null && recording !== 'off',
    judge: judgeInstrument,
  },
]

/** What a run's evidence says of its figures. */
export const checksOf = (evidence: Evidence): readonly Check[] => [
  ...ROWS.filter(({ applies }) => applies?.(evidence) ?? true).map(({ judge, applies: _, ...row }) => ({
    ...row,
    ...judge(evidence),
  })),
  ...systemChecks(evidence),
]
