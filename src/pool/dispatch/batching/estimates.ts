import type { Batch } from '../../calls/batch.js'

/** Before anything was measured: about what a message and its answer take on a desktop, ms. */
const MESSAGE_MS_AT_FIRST = 0.05
/** A message's cost is read from messages of few calls: the more they carry, the more of the time is the calls' own. */
const FEW_CALLS = 8
/**
 * No message counts as less, ms: to a worker that is awake, or by a coarse clock, it may take less, but for one message
 * more the next worker has to wake, which takes that long.
 */
const LEAST_MESSAGE_MS = 0.04
/** No sample counts as more than this many times the estimate: a first message, or a busy machine, may take 100 times as long. */
const MOST_TIMES = 4
/** How far one sample moves the estimate of a message's cost: quickly down, since only waiting can add to it. */
const DOWN = 1 / 4
const UP = 1 / 32
/** A service time's estimate is the mean of the first samples, then moves by this much. */
const SERVICE_STEP = 1 / 64

interface Service {
  ms: number
  samples: number
}

/** Running estimates of what a call takes in its worker, by function, and of what a message costs on top. */
export class Estimates {
  #messageMs = MESSAGE_MS_AT_FIRST
  readonly #services = new Map<string, Service>()
  /** The last asked for: calls of one function tend to come together. */
  #method: string | null = null
  #service: Service | undefined

  /** Round trip less service of one message, ms. */
  get messageMs(): number {
    return this.#messageMs
  }

  /** Expected service of one call, ms; infinite while nothing is known. */
  serviceMs(method: string): number {
    return this.#serviceOf(method)?.ms ?? Number.POSITIVE_INFINITY
  }

  /** One call took this long in its worker, ms. The clock may step in more than that: only the mean counts. */
  sawService(method: string, ms: number): void {
    const known = this.#serviceOf(method)
    if (known) {
      known.samples += 1
      known.ms += (ms - known.ms) * Math.max(1 / known.samples, SERVICE_STEP)
    } else {
      this.#service = { ms, samples: 1 }
      this.#services.set(method, this.#service)
    }
  }

  /** A batch came back whole. @param workMs from its first call's start to its last call's end */
  sawBatch(batch: Batch, workMs: number, receivedAt: number): void {
    if (!batch.isAlone || batch.size > FEW_CALLS) return
    const cost = receivedAt - batch.dispatchedAt - workMs
    const sample = Math.min(Math.max(cost, LEAST_MESSAGE_MS), MOST_TIMES * this.#messageMs)
    this.#messageMs += (sample - this.#messageMs) * (sample < this.#messageMs ? DOWN : UP)
  }

  #serviceOf(method: string): Service | undefined {
    if (method !== this.#method) {
      this.#method = method
      this.#service = this.#services.get(method)
    }
    return this.#service
  }
}
