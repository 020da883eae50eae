import type { Check } from '../domain/figures/check'
import { formatDuration, formatShare, several } from '../domain/text'
import { LEAST_ARRIVALS } from '../models/open/variable-queue'
import { about } from '../words/phrases'
import type { TheoryEvidence } from './evidence'

interface Judgement {
  readonly holds: boolean
  readonly value: number
  readonly limit: number
  readonly reason: string
}

/** What a model takes for granted; a new one is a row. Judged to null where there is nothing to judge. */
interface Premise {
  readonly id: string
  readonly title: string
  readonly unit: Check['unit']
  readonly judge: (evidence: TheoryEvidence) => Judgement | null
}

/** Kolmogorov’s distance that one sample in twenty exceeds by chance is 1.36 ÷ √n; what else is less than this is no matter. */
const CHANCE = 1.36
const NO_MATTER = 0.05

const spreadWords = (cv2: number): string =>
  `gaps vary by a squared coefficient of ${about(cv2)}, where 0 is even and 1 is random`

/** Calls that are to arrive evenly, and so as the model has them that is of more even gaps than random ones. */
const evenArrivals = ({ load: { arrivalsCv2 } }: TheoryEvidence): Judgement | null => {
  if (arrivalsCv2 === null) return null
  const holds = arrivalsCv2 < LEAST_ARRIVALS
  return {
    holds,
    value: arrivalsCv2,
    limit: LEAST_ARRIVALS,
    reason: holds
      ? `Calls arrive evenly, as was set: ${spreadWords(arrivalsCv2)}.`
      : `Calls were to arrive evenly, and come in clusters: ${spreadWords(arrivalsCv2)}.`,
  }
}

const arrivals = (evidence: TheoryEvidence): Judgement | null => {
  const { settings, load } = evidence
  if (settings.mode === 'open' && settings.arrivals === 'constant') return evenArrivals(evidence)
  const { gapsDistance, arrivalsCv2, calls } = load
  if (settings.mode !== 'open' || gapsDistance === null || arrivalsCv2 === null || calls === 0) return null
  const limit = NO_MATTER + CHANCE / Math.sqrt(calls)
  const holds = gapsDistance <= limit
  const spread = spreadWords(arrivalsCv2)
  return {
    holds,
    value: gapsDistance,
    limit,
    reason: holds
      ? `Calls arrive at random, as assumed: ${spread}.`
      : `Calls do not arrive at random, as the model has it: ${spread}.`,
  }
}

/** Service under load may differ from the call made alone by this share. */
const SERVICE_LIMIT = 0.1

/**
 * What slows calls is in the models of closed demand and of bursts: they have workers share cores, or start from what
 * calls took in the run.
 */
const isInModel = ({ settings: { mode } }: TheoryEvidence): boolean => mode !== 'open'

const service = (evidence: TheoryEvidence): Judgement | null => {
  const { directUs, serviceUs } = evidence
  if (isInModel(evidence) || directUs === null || serviceUs === null || !(directUs > 0)) return null
  const off = serviceUs / directUs - 1
  const holds = Math.abs(off) <= SERVICE_LIMIT
  return {
    holds,
    value: Math.abs(off),
    limit: SERVICE_LIMIT,
    reason: holds
      ? 'A call takes as long beside others as by itself.'
      : `Beside others a call takes ${formatShare(Math.abs(off))} ${off > 0 ? 'longer' : 'less'} than by itself: the model has one service time.`,
  }
}

/** Waiting on the way, as a share of a call by itself. */
const MOST_DELAY = 0.1
/** Where crossing is more than this share of a call, the model itself has calls wait for the caller’s thread. */
const DEAR = 0.2

/**
 * What calls are delayed on the way, by other programs for one, no server of a model takes; and where one call is
 * delayed, so are its neighbours, and those that come meanwhile.
 */
const crossing = (evidence: TheoryEvidence): Judgement | null => {
  const { directUs, crossingUs, load } = evidence
  const { leastCrossingUs } = load
  if (isInModel(evidence) || directUs === null || crossingUs === null || leastCrossingUs === null) return null
  if (!(leastCrossingUs < DEAR * directUs)) return null
  const delay = Math.max(0, crossingUs - leastCrossingUs) / (directUs + leastCrossingUs)
  const holds = delay <= MOST_DELAY
  return {
    holds,
    value: delay,
    limit: MOST_DELAY,
    reason: holds
      ? 'Calls cross to workers and back without delay.'
      : `Crossing to a worker and back takes ${formatDuration(crossingUs)} on average, and ${formatDuration(leastCrossingUs)} at its quickest: threads are kept from their cores.`,
  }
}

/** Nearer to its capacity a queue takes so long to settle that no run is long enough. */
const MOST_LOAD = 0.95

const room = ({ settings, load, workers }: TheoryEvidence): Judgement | null => {
  const { arrivalsPerSecond, holdUs } = load
  if (settings.mode !== 'open' || arrivalsPerSecond === null || holdUs === null || workers < 1) return null
  const rho = (arrivalsPerSecond * holdUs) / 1e6 / workers
  const holds = rho < MOST_LOAD
  return {
    holds,
    value: rho,
    limit: MOST_LOAD,
    reason: holds
      ? `Workers are taken up ${formatShare(rho)} of the time.`
      : `Arrivals would take workers up ${formatShare(rho)} of the time: so near to capacity, or beyond it, no queue settles.`,
  }
}

const stationary = ({ settings, verdict }: TheoryEvidence): Judgement | null => {
  if (settings.mode !== 'open') return null
  const holds = verdict.kind === 'stable'
  return {
    holds,
    value: holds ? 0 : 1,
    limit: 0,
    reason: holds
      ? 'The queue is stable.'
      : verdict.kind === 'undecided'
        ? `The queue is not known to be stable: ${verdict.reason}.`
        : 'The queue grows, or is full: a model is of one that has settled.',
  }
}

/** A queue that begins a little longer than it stays does so by chance. */
const MOST_BACKLOG = 0.25

/** What is left of other settings is gone at some time, and stays in the means of what was measured since. */
const backlog = ({ settings, backlogShare }: TheoryEvidence): Judgement | null => {
  if (settings.mode !== 'open') return null
  const holds = backlogShare <= MOST_BACKLOG
  return {
    holds,
    value: backlogShare,
    limit: MOST_BACKLOG,
    reason: holds
      ? 'No long queue was left when settings last changed.'
      : `${formatShare(backlogShare)} of the mean queue length is of calls that waited when settings last changed, or came behind them: the model has none.`,
  }
}

const batching = ({ settings: { batch, inFlight } }: TheoryEvidence): Judgement => {
  const most = batch === 'auto' ? 2 : batch
  const holds = most === 1 && inFlight === 1
  return {
    holds,
    value: Math.max(most, inFlight),
    limit: 1,
    reason: holds
      ? 'A worker has one call at a time.'
      : 'Calls share messages, or wait in workers: the model has one queue, from which each goes to a free worker.',
  }
}

const cores = (evidence: TheoryEvidence): Judgement | null => {
  const { settings, workers, cores } = evidence
  if (isInModel(evidence) || cores === null || settings.workload === 'sleep') return null
  const holds = workers <= Math.round(cores)
  return {
    holds,
    value: workers,
    limit: Math.round(cores),
    reason: holds
      ? 'There is a core for each worker.'
      : `${several(workers, 'worker')} share the cores: the model has each work by itself.`,
  }
}

/** The last calls of a burst wait longest: without these the mean is less by about their share. */
const MOST_UNFINISHED = 0.05

/** A burst is foreseen as a whole: what is known of its first calls is no mean of it. */
const ended = ({ settings: { mode }, unfinishedShare }: TheoryEvidence): Judgement | null => {
  if (mode !== 'burst') return null
  const holds = unfinishedShare <= MOST_UNFINISHED
  return {
    holds,
    value: unfinishedShare,
    limit: MOST_UNFINISHED,
    reason: holds
      ? 'Nearly all calls of the bursts have ended.'
      : `${formatShare(unfinishedShare)} of the calls of the bursts have not ended, or were cancelled: those that wait longest are in no mean that was measured.`,
  }
}

const MOST_LOST = 0.01

const lost = ({ lostShare }: TheoryEvidence): Judgement => ({
  holds: lostShare <= MOST_LOST,
  value: lostShare,
  limit: MOST_LOST,
  reason:
    lostShare <= MOST_LOST
      ? 'Hardly a call is lost.'
      : `${formatShare(lostShare)} of the calls are rejected, time out or fail: the model has every call wait and be served.`,
})

const PREMISES: readonly Premise[] = [
  { id: 'arrivals', title: 'Calls arrive as set', unit: 'share', judge: arrivals },
  { id: 'service', title: 'Load does not slow a call', unit: 'share', judge: service },
  { id: 'crossing', title: 'Nothing delays the crossing', unit: 'share', judge: crossing },
  { id: 'room', title: 'Load is below capacity', unit: 'share', judge: room },
  { id: 'stationary', title: 'The queue has settled', unit: 'runs', judge: stationary },
  { id: 'backlog', title: 'Nothing waits from before', unit: 'share', judge: backlog },
  { id: 'batching', title: 'One call at a time', unit: 'calls', judge: batching },
  { id: 'cores', title: 'A core for each worker', unit: 'workers', judge: cores },
  { id: 'ended', title: 'Bursts have ended', unit: 'share', judge: ended },
  { id: 'lost', title: 'No calls are lost', unit: 'share', judge: lost },
]

/** What the prediction rests on, in the form of checks. They cast doubt on the prediction, and on nothing measured. */
export const premisesOf = (evidence: TheoryEvidence): readonly Check[] =>
  PREMISES.flatMap(({ judge, ...row }) => {
    const judgement = judge(evidence)
    if (judgement === null) return []
    const { holds, ...found } = judgement
    return [{ ...row, ...found, state: holds ? 'ok' : 'fail', touches: [] }]
  })
