import type { Check } from '../check'
import type { ModelName } from './models'

/** What a model starts from: of the calls made since settings last changed. */
export interface MeasuredLoad {
  /** λ: calls submitted a second. */
  readonly arrivalsPerSecond: number | null
  /** H: for how long a call held its worker, from sent to returned, mean, µs. */
  readonly holdUs: number | null
  /** Squared coefficients of variation of the gaps between calls, and of H: variance ÷ mean². */
  readonly arrivalsCv2: number | null
  readonly serviceCv2: number | null
  /** Largest distance between the distribution of the gaps and the one that is assumed; null without one. */
  readonly gapsDistance: number | null
  /** What crossing to a worker and back took the quickest calls, µs: hardly any of it is waiting. */
  readonly leastCrossingUs: number | null
  /** Calls that H is of. */
  readonly calls: number
}

/** What was measured of the same calls, for a prediction to be set beside. */
export interface MeasuredQueue {
  readonly queueLength: number | null
  readonly waitUs: Ranged | null
  readonly callUs: number | null
  /** Of a run whose settings were never changed; of the others it would be of other calls, too. */
  readonly callP99Us: number | null
  readonly throughputPerSecond: number | null
}

/** A figure with the range that it may as well lie in; an end is null where there is none. */
export interface Ranged {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** What the model that applies expects. A figure it says nothing of is null. */
export interface Prediction {
  readonly kind: 'prediction'
  readonly model: ModelName
  readonly queueLength: Ranged | null
  /** Mean wait in the queue, µs. */
  readonly waitUs: Ranged | null
  /** The call latency that 99 % of calls do not exceed, µs. */
  readonly callP99Us: number | null
  /** Mean call latency, µs. */
  readonly callUs: Ranged | null
  readonly throughputPerSecond: Ranged | null
  /** Until the last call of a burst has returned, µs. */
  readonly drainUs: number | null
}

export interface NoPrediction {
  readonly kind: 'none'
  readonly reason: string
}

/** Little’s law in its three figures: L = λW, with the ages at the end. */
export interface LittleFigures {
  /** L: calls in the system, mean over time. */
  readonly present: number
  readonly arrivalsPerSecond: number
  /** W: mean stay of a call so far, µs. */
  readonly stayUs: number
}

/** What theory expects of a run beside what was measured. */
export interface Theory {
  readonly load: MeasuredLoad
  readonly measured: MeasuredQueue
  readonly prediction: Prediction | NoPrediction
  /** What the prediction rests on; where one fails it is still told, and is not to be believed. */
  readonly premises: readonly Check[]
  readonly little: LittleFigures | null
}

/** What is expected of this moment, for the charts; drawn beside what each bucket has. */
export interface Expected {
  readonly queue: number | null
  readonly waitUs: number | null
  readonly callUs: number | null
}

export const NOTHING_EXPECTED: Expected = { queue: null, waitUs: null, callUs: null }

/** Next to capacity a model’s queue is as long as chance has it: drawn, it would dwarf what is measured. */
const isNextToCapacity = ({ premises }: Theory): boolean =>
  premises.some(({ id, state }) => id === 'room' && state === 'fail')

export const expectedBy = (theory: Theory): Expected => {
  const { prediction } = theory
  return prediction.kind === 'none' || isNextToCapacity(theory)
    ? NOTHING_EXPECTED
    : {
        queue: prediction.queueLength?.value ?? null,
        waitUs: prediction.waitUs?.value ?? null,
        callUs: prediction.callUs?.value ?? null,
      }
}

/** Whether all that the prediction rests on holds. */
export const isToBeBelieved = ({ premises }: Theory): boolean => premises.every(({ state }) => state === 'ok')
