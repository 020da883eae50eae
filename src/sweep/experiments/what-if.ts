import type { Experiment, Finding } from '../../domain/experiments/experiment'
import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import { formatDuration, formatRoughShare, formatWhole, several, severalCores } from '../../domain/text'
import { workersForTime } from '../../models/open/workers-for-time'
import { neighboursWords } from './neighbours'

/** What is expected: so many calls a second, of which 99 in 100 are to take no longer than this, from due to settled. */
export interface Target {
  readonly arrivalsPerSecond: number
  readonly p99Us: number
}

/** What a call takes when it comes alone. */
export interface Lone {
  /** For how long it holds its worker, mean, µs. */
  readonly holdUs: number
  /** What 99 in 100 take at most, µs: measured, or told by the 90th percentile where calls were too few for it. */
  readonly slowUs: number
  /** Cores’ work that the machine gives at once; null where it was not measured. */
  readonly cores: number | null
}

export type Needed =
  | {
      readonly kind: 'needed'
      readonly workers: number
      /** Share of the time in which they would be busy. */
      readonly load: number
      /** What 99 in 100 calls take at most with them, by the model, µs. */
      readonly p99Us: number
      readonly sentence: string
      /** What the model does not know of. */
      readonly caution: string | null
    }
  | { readonly kind: 'none'; readonly reason: string }

/** Settings that a lone call and a try share: one call a message, nothing beside it. */
const plain = (settings: Settings): Settings => ({
  ...settings,
  plan: '',
  rounds: 0,
  recording: 'full',
  batch: 1,
  inFlight: 1,
  demand: 1,
})

const LONE_S = 2
/** So many calls leave enough beyond the 99th percentile, and make what is cold in the beginning few. */
const CALLS_TRIED = 2000
const [LEAST_TRY_S, MOST_TRY_S] = [5, 30]
/** Least and greatest that can be asked. */
const TARGET_LIMITS = { arrivalsPerSecond: [1, 100_000], p99Us: [10, 60_000_000] } as const

/** What is wrong with a target, as a sentence; null when nothing is. */
export const targetFault = ({ arrivalsPerSecond, p99Us }: Target): string | null => {
  const [fewest, most] = TARGET_LIMITS.arrivalsPerSecond
  if (!(arrivalsPerSecond >= fewest && arrivalsPerSecond <= most))
    return `Arrivals must be from ${fewest} to ${formatWhole(most)} a second.`
  const [least, longest] = TARGET_LIMITS.p99Us
  return p99Us >= least && p99Us <= longest
    ? null
    : `The time that 99 in 100 calls may take must be from ${formatDuration(least)} to ${formatDuration(longest)}.`
}

/** How far beyond its mean an exponential distribution has the time that so many in 100 do not exceed, in means. */
const beyondMean = (percent: number): number => -Math.log1p(-percent / 100) - 1

/** What is known of a lone call, from the run that measures it; null where no call came back. */
export const loneOf = ({ latencyUs: { call }, environment }: Report): Lone | null => {
  const { mean, p90, p99 } = call
  if (mean === null || !(mean > 0)) return null
  const slow = p99 ?? (p90 === null ? mean : mean + ((p90 - mean) * beyondMean(99)) / beyondMean(90))
  return { holdUs: mean, slowUs: Math.max(mean, slow), cores: environment.parallelism?.cores ?? null }
}

/** A lone call as a least time and an exponential rest, which have its mean and its 99th percentile. */
const serviceOf = ({ holdUs, slowUs }: Lone) => {
  const beyondUs = Math.min(holdUs, (slowUs - holdUs) / beyondMean(99))
  // Of some calls so slow that no exponential rest has them, none is left out.
  const leastUs = Math.max(holdUs - beyondUs, slowUs - beyondUs * (1 + beyondMean(99)))
  return { leastUs, beyondUs, variability: (1 + (beyondUs / holdUs) ** 2) / 2 }
}

/** A run’s 99th percentile is off by up to a fifth of itself by chance: so much is left of the time asked for. */
const LEFT = 0.8

/**
 * The fewest workers, by what a lone call takes: waits by M/G/c (Allen and Cunneen), which have 99 in 100 calls of equal
 * length wait less than it says, and the time of the call on top.
 */
export const workersNeeded = (target: Target, lone: Lone, workload: Settings['workload']): Needed => {
  const fault = targetFault(target)
  if (fault !== null) return { kind: 'none', reason: fault }
  const { arrivalsPerSecond, p99Us } = target
  const { holdUs, slowUs, cores } = lone
  if (slowUs >= p99Us)
    return {
      kind: 'none',
      reason: `A call alone takes up to ${formatDuration(slowUs)}: no number of workers makes 99 in 100 take ${formatDuration(p99Us)} or less.`,
    }
  const limitUs = Math.max((slowUs + p99Us) / 2, LEFT * p99Us)
  const found = workersForTime({ arrivalsPerSecond, holdUs, limitUs, ...serviceOf(lone) })
  if (found.kind === 'none') return { kind: 'none', reason: `No number is found: ${found.reason}.` }
  const { workers, utilisation, timeUs } = found
  const isBeyond = workload !== 'sleep' && cores !== null && workers >= Math.max(2, Math.round(cores))
  return {
    kind: 'needed',
    workers,
    load: utilisation,
    p99Us: timeUs,
    sentence: `Workers needed: ${workers}. A call alone holds its worker for ${formatDuration(holdUs)}, so that they would be busy for ${formatRoughShare(utilisation)} of the time, and 99 in 100 calls take ${formatDuration(timeUs)} or less, by the model of queues (M/G/c).`,
    caution: isBeyond
      ? `With the thread that makes the calls, that is more than this machine runs at once (${severalCores(cores)}): they would slow each other, which the model does not know of, and more calls may be late than it says.`
      : null,
  }
}

/** Measures what a call takes when it comes alone. */
export const loneExperiment = (settings: Settings): Experiment => ({
  id: 'what-if-lone',
  title: 'A call alone',
  expects: 'One caller shows what a call takes that never waits.',
  steps: () => [
    {
      arm: 'lone',
      label: 'one caller',
      settings: { ...plain(settings), mode: 'closed', workers: 1, seconds: LONE_S },
      expectedSeconds: LONE_S + 1,
    },
  ],
  conclude: ([only]): Finding => {
    const lone = only ? loneOf(only.report) : null
    if (!lone) return { verdict: 'unknown', sentence: 'No call came back.', figures: [] }
    return {
      verdict: null,
      sentence: `A call alone takes ${formatDuration(lone.holdUs)}.`,
      figures: [
        { id: 'hold', label: 'A call alone, mean', unit: 'µs', value: lone.holdUs, range: null },
        { id: 'slow', label: 'The slowest of them', unit: 'µs', value: lone.slowUs, range: null },
        ...(lone.cores === null
          ? []
          : [{ id: 'cores', label: 'Cores', unit: 'workers' as const, value: lone.cores, range: null }]),
      ],
    }
  },
})

/** What `loneExperiment` found; null where it found nothing. */
export const loneFrom = ({ figures }: Finding): Lone | null => {
  const value = (id: string) => figures.find((figure) => figure.id === id)?.value
  const [holdUs, slowUs] = [value('hold'), value('slow')]
  return holdUs === undefined || slowUs === undefined
    ? null
    : { holdUs, slowUs, cores: value('cores') ?? null }
}

/** The run that shows whether so many workers hold what is expected. */
export const trySettings = (settings: Settings, target: Target, workers: number): Settings => ({
  ...plain(settings),
  mode: 'open',
  arrivals: 'poisson',
  ratePerSecond: target.arrivalsPerSecond,
  workers,
  seconds: Math.min(MOST_TRY_S, Math.max(LEAST_TRY_S, CALLS_TRIED / target.arrivalsPerSecond)),
})

/** Whether a run held what was asked of it. */
export const heldIn = (report: Report, { p99Us }: Target): Finding => {
  const { latencyUs, settings, queue, environment } = report
  const { call } = latencyUs
  const neighbours = neighboursWords(environment.parallelism?.alone ?? null)
  const beside = neighbours === null ? '' : ` ${neighbours}`
  const workers = several(settings.workers, 'worker')
  if (queue.verdict.kind === 'growing')
    return { verdict: 'fails', sentence: `With ${workers} the queue grew without end.${beside}`, figures: [] }
  if (call.p99 === null)
    return {
      verdict: 'unknown',
      sentence: `${several(call.count, 'call')} ${call.count === 1 ? 'is' : 'are'} too few to tell the slowest in a hundred.`,
      figures: [],
    }
  const isHeld = call.p99 <= p99Us
  return {
    verdict: isHeld ? 'holds' : 'fails',
    sentence: `With ${workers}, 99 in 100 of ${formatWhole(call.count)} calls took ${formatDuration(call.p99)} or less; asked for were ${formatDuration(p99Us)}.${beside}`,
    figures: [{ id: 'p99', label: 'Call latency, p99', unit: 'µs', value: call.p99, range: null }],
  }
}

/** Runs exactly what is expected. */
export const tryExperiment = (settings: Settings, target: Target, workers: number): Experiment => {
  const tried = trySettings(settings, target, workers)
  return {
    id: 'what-if',
    title: 'What if',
    expects: `99 in 100 calls take ${formatDuration(target.p99Us)} or less.`,
    steps: () => [
      { arm: 'try', label: several(workers, 'worker'), settings: tried, expectedSeconds: tried.seconds + 1 },
    ],
    conclude: ([only]) =>
      only ? heldIn(only.report, target) : { verdict: 'unknown', sentence: 'Nothing was run.', figures: [] },
  }
}
