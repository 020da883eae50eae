import type { Check, CheckState, Figure } from '../domain/check'
import type { Settings } from '../domain/settings'
import type { Systems } from '../domain/systems'
import type { Micros } from '../domain/time'
import type { Presence } from '../record/system-tally'
import { littleBalance } from './little'
import { systemChecks } from './system-checks'

/** What a run has to show for itself. */
export interface Evidence {
  /** How much was written down. */
  readonly recording: Settings['recording']
  /** Most calls that were in no place, or in two, at any snapshot. */
  readonly unaccounted: number
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
  /** Workers whose clocks were measured by pings, and of these, those not where their time origins say. */
  readonly clocks: {
    readonly measured: number
    readonly off: number
    readonly worstUs: Micros
    readonly boundUs: Micros
  }
  /** Open demand: 99th percentile of how late calls were submitted, and the middle call latency; null when unknown. */
  readonly lagP99Us: Micros | null
  readonly callP50Us: Micros | null
  readonly systems: Systems
}

interface Judgement {
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
  /** Whether it rests on the stamps of calls: there is nothing to judge when they are not recorded. */
  readonly needsStamps?: true
  readonly judge: (evidence: Evidence) => Judgement
}

const LATENCIES: readonly Figure[] = ['call', 'dispatch', 'slowdown']

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

const judgeClocks = ({ clocks: { measured, off, worstUs, boundUs } }: Evidence): Judgement => {
  const figures = { value: worstUs, limit: boundUs }
  if (measured === 0)
    return {
      ...figures,
      state: 'warn',
      reason: 'No worker’s clock was measured: the two hops cannot be told apart.',
    }
  const workers = `${off.toLocaleString('en')} of ${measured.toLocaleString('en')} workers`
  return {
    ...figures,
    state: off === 0 ? 'ok' : 'warn',
    reason:
      off === 0
        ? 'Pings found every worker’s clock where its time origin says, within what they can tell.'
        : `The clocks of ${workers} are not where their time origins say: the two hops cannot be told apart, only their sum.`,
  }
}

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
    needsStamps: true,
    judge: judgeLittle,
  },
  {
    id: 'order',
    title: 'Stamps in order',
    unit: 'share',
    touches: LATENCIES,
    needsStamps: true,
    judge: judgeOrder,
  },
  {
    id: 'stages',
    title: 'Stages add up',
    unit: 'µs',
    touches: ['stages'],
    needsStamps: true,
    judge: judgeStages,
  },
  {
    id: 'clock',
    title: 'Clocks agree',
    unit: 'µs',
    touches: ['stages', 'dispatch'],
    judge: judgeClocks,
  },
  {
    id: 'generator',
    title: 'Calls made on time',
    unit: 'share',
    touches: LATENCIES,
    needsStamps: true,
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
]

/** What a run's evidence says of its figures. */
export const checksOf = (evidence: Evidence): readonly Check[] => [
  ...ROWS.filter(({ needsStamps }) => !needsStamps || evidence.recording === 'full').map(
    ({ judge, needsStamps: _, ...row }) => ({ ...row, ...judge(evidence) }),
  ),
  ...systemChecks(evidence),
]
