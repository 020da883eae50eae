import { CHECKS_ID, standingChecks } from '../../../charts/frame/doubt/doubt'
import type { Environment, Snapshot } from '../../../domain/snapshot'
import { formatRoundDuration, several } from '../../../domain/text'
import { standingWords } from './check-words'

/** A remark on whether the figures can be trusted. */
export interface TrustBadge {
  readonly id: string
  readonly tone: 'plain' | 'warning' | 'bad'
  readonly text: string
  /** What it means, in a sentence. */
  readonly meaning: string
  /** Where on the page there is more of it. */
  readonly href?: `#${string}`
}

type Rule = (snapshot: Snapshot) => TrustBadge | null

const clock: Rule = ({ environment: { clockResolutionUs, workerClockResolutionUs: workersUs } }) => ({
  id: 'clock',
  tone: 'plain',
  text:
    workersUs === null || workersUs === clockResolutionUs
      ? `Clock ${formatRoundDuration(clockResolutionUs)}`
      : `Clock ${formatRoundDuration(clockResolutionUs)}, workers’ ${formatRoundDuration(workersUs)}`,
  meaning:
    'The smallest step of the clock that times the calls, measured. Shorter latencies cannot be told apart.',
})

const isolation: Rule = ({ environment: { crossOriginIsolated, clockResolutionUs } }) =>
  crossOriginIsolated
    ? {
        id: 'isolation',
        tone: 'plain',
        text: 'Isolated',
        meaning:
          'The page is cross-origin isolated: the browser gives it its finest clock and shared memory.',
      }
    : {
        id: 'isolation',
        tone: 'warning',
        text: `Not isolated: clock ${formatRoundDuration(clockResolutionUs)}, coarse timer`,
        meaning:
          'Without cross-origin isolation the browser blurs its clock and timers. Serve the page with the COOP and COEP headers.',
      }

const caller: Rule = ({ environment: { caller: place, callerFallback } }) => {
  const text = place === 'own' ? 'Caller: own thread' : 'Caller: page'
  if (callerFallback !== null)
    return { id: 'caller', tone: 'warning', text, meaning: `Not on the thread asked for: ${callerFallback}` }
  return place === 'own'
    ? {
        id: 'caller',
        tone: 'plain',
        text,
        meaning: 'Calls are made from a worker of their own: drawing the charts does not delay them.',
      }
    : {
        id: 'caller',
        tone: 'warning',
        text,
        meaning:
          'Calls are made from the page: drawing the charts delays their replies, and the figures show it.',
      }
}

const timer: Rule = ({ settings, environment }) =>
  settings.mode === 'open' && environment.timer === 'coarse'
    ? {
        id: 'timer',
        tone: 'warning',
        text: 'Coarse timer',
        meaning:
          'Arrivals are paced by timers that the browser holds back to 4 ms: calls are submitted late, as generator lag shows.',
      }
    : null

/** One worker alone must have had nearly a core to itself, or others had what is missing. */
const WAS_QUIET = 0.8

/** Cores that workers got where that is fewer than the browser names, and no other program had the rest; else null. */
const fewerCores = ({ cores, parallelism }: Environment): number | null => {
  if (cores === null || !parallelism || parallelism.alone < WAS_QUIET) return null
  const got = Math.max(1, Math.round(parallelism.cores))
  const most = Math.max(...parallelism.steps.map(({ workers }) => workers))
  return got < Math.min(cores, most) ? got : null
}

const cores: Rule = ({ environment }) => {
  const got = fewerCores(environment)
  if (got !== null)
    return {
      id: 'cores',
      tone: 'plain',
      text: `${got} of ${environment.cores} cores`,
      meaning: `The browser names ${environment.cores} logical cores; workers that computed side by side did the work of ${got}.`,
    }
  if (environment.cores === null)
    return {
      id: 'cores',
      tone: 'warning',
      text: 'Cores unknown',
      meaning: 'The browser does not say how many cores the machine has.',
    }
  return environment.cores === 1
    ? {
        id: 'cores',
        tone: 'warning',
        text: '1 core',
        meaning:
          'All workers and the caller share one core: more workers cannot make a busy function faster.',
      }
    : {
        id: 'cores',
        tone: 'plain',
        text: `${environment.cores} cores`,
        meaning: 'Logical cores, as the browser reports them. Other programs use them too.',
      }
}

const conservation: Rule = ({ unaccounted }) =>
  unaccounted === 0
    ? null
    : {
        id: 'conservation',
        tone: 'bad',
        text: `${several(unaccounted, 'call')} unaccounted for`,
        meaning:
          'Submitted calls must be completed, failed, cancelled, timed out, rejected, blocked, queued or in flight. These are none of them: do not trust this run.',
      }

/** One badge for all checks that do not pass, but for the one that has its own. */
const checks: Rule = (snapshot) => {
  const others = standingChecks(snapshot.checks).filter(({ id }) => id !== 'conservation')
  const text = standingWords(others)
  if (text === null) return null
  return {
    id: 'checks',
    tone: others.some(({ state }) => state === 'fail') ? 'bad' : 'warning',
    text,
    meaning: others.map(({ reason }) => reason).join(' '),
    href: `#${CHECKS_ID}`,
  }
}

const recording: Rule = ({ settings: { recording: level } }) => {
  switch (level) {
    case 'full':
      return null
    case 'counters':
      return {
        id: 'recording',
        tone: 'warning',
        text: 'Recording: counters',
        meaning: 'By its settings this run records calls, queue and throughput, and no latencies.',
      }
    case 'off':
      return {
        id: 'recording',
        tone: 'warning',
        text: 'Recording: off',
        meaning: 'By its settings this run counts its calls and records nothing else.',
      }
    default:
      return level satisfies never
  }
}

const excluded: Rule = ({ excluded: left }) =>
  left === 0
    ? null
    : {
        id: 'excluded',
        tone: 'warning',
        text: `${several(left, 'call')} left out`,
        meaning:
          'They were under way while the page was in the background, the caller’s thread was held up or the machine slept: they are counted, and in no latency.',
        href: `#${CHECKS_ID}`,
      }

const RUN_RULES: readonly Rule[] = [conservation, checks, excluded, recording]
const MACHINE_RULES: readonly Rule[] = [clock, isolation, caller, timer, cores]

const badgesOf = (rules: readonly Rule[], snapshot: Snapshot) =>
  rules.map((rule) => rule(snapshot)).filter((badge) => badge !== null)

export const trustBadges = (snapshot: Snapshot): readonly TrustBadge[] =>
  badgesOf([...RUN_RULES, ...MACHINE_RULES], snapshot)

/** What is still true when the run that showed it is gone. */
export const machineBadges = (snapshot: Snapshot): readonly TrustBadge[] => badgesOf(MACHINE_RULES, snapshot)
