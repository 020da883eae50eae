import type { Parallelism } from '../../domain/figures/parallelism'
import { millis } from '../../domain/time'
import { isStillGrowing, parallelismOf } from '../../stats/parallelism'
import type { Spun } from '../../workloads/compute/spin'
import { createDeferred } from '../deferred'
import type { Host } from '../host/host'
import type { Spinner } from './spinner'

/** Length of a step: several turns of the system’s scheduler, so that the one who waits for a core is seen to, ms. */
const STEP = millis(16)
/** More are not asked at once, whatever the machine. */
const MOST_SPINNERS = 32
/** As many as a machine of two cores is measured with are started before they are needed. */
const EARLY_SPINNERS = 4
/** One alone that got less than this of a core is tried again: a program that computes keeps it from its core each time. */
const NEARLY_ALL = 0.85
const MOST_TRIES = 3
/** So much of the cores that the browser names is all of them: the page draws now and then. */
const NEARLY_ALL_CORES = 0.9
/** What has been found by then must do, ms; where workers start slowly that may be nothing, the first time. */
const BUDGET_MS = 400

/** What one worker got of a core; 0 of none. */
const shareOf = (works: readonly Spun[]): number =>
  works.length === 0 ? 0 : (parallelismOf([works])?.alone ?? 0)

/** Finds how many workers that compute the machine runs at once. Its own workers are kept: they do nothing in between. */
export class ParallelismProbe {
  readonly #host: Pick<Host, 'after' | 'startSpinner' | 'startTogether'>
  readonly #spinners: Spinner[] = []

  constructor(host: Pick<Host, 'after' | 'startSpinner' | 'startTogether'>) {
    this.#host = host
  }

  /** Starts the first workers ahead, unless there are some, or they would start beside those of a pool and must not. */
  prepare(): void {
    const { startSpinner, startTogether } = this.#host
    if (this.#spinners.length > 0 || !startSpinner || startTogether === 1) return
    try {
      for (let n = 0; n < EARLY_SPINNERS; n += 1) this.#start()
    } catch {
      // What cannot start is missed when it is to spin.
    }
  }

  /**
   * Takes some 50 ms on a machine of two cores, and at most 400, in which the page’s other workers should be idle.
   * @param ended settles when what it is for has ended, and so does this
   * @returns null where workers cannot be started, or not in time
   */
  measure(ended: Promise<unknown>): Promise<Parallelism | null> {
    return this.#within(ended, MOST_SPINNERS)
  }

  /**
   * Measures once more, when what `first` was measured for is over. One worker alone says whether other programs came
   * meanwhile; more of them spin only where less was found than the browser names, lest that was so for a moment only.
   * @param first null where it could not be measured
   * @param named cores as the browser names them; null where it does not
   */
  again(
    first: Parallelism | null,
    named: number | null,
    ended: Promise<unknown>,
  ): Promise<Parallelism | null> {
    const there = named === null ? Number.POSITIVE_INFINITY : Math.min(named, MOST_SPINNERS)
    const wereAllFound = first !== null && first.cores >= NEARLY_ALL_CORES * there
    return this.#within(ended, wereAllFound ? 1 : MOST_SPINNERS)
  }

  async #within(ended: Promise<unknown>, most: number): Promise<Parallelism | null> {
    const steps: Spun[][] = []
    let isOver = false
    const limit = createDeferred<void>()
    const stop = () => {
      isOver = true
      limit.resolve(undefined)
    }
    const stopTimer = this.#host.after(BUDGET_MS, stop)
    ended.then(stop, stop)
    const climb = async () => {
      for (let workers = 1; workers <= most && !isOver; workers *= 2) {
        const works = await (workers === 1 ? this.#alone() : this.#step(workers))
        if (isOver) return
        steps.push(works)
        const found = parallelismOf(steps)
        if (found && !isStillGrowing(found)) return
      }
    }
    try {
      await Promise.race([climb(), limit.promise])
    } catch {
      // A worker that could not start or died: what was found before stands.
    }
    isOver = true
    stopTimer()
    return parallelismOf(steps)
  }

  /** The best of a few tries of one worker. */
  async #alone(): Promise<Spun[]> {
    let best: Spun[] = []
    for (let tries = 1; tries <= MOST_TRIES && shareOf(best) < NEARLY_ALL; tries += 1) {
      const works = await this.#step(1)
      if (shareOf(works) >= shareOf(best)) best = works
    }
    return best
  }

  async #step(workers: number): Promise<Spun[]> {
    // A few at a time, as many as may start beside one another.
    while (this.#spinners.length < workers) {
      const more = Math.min(this.#host.startTogether, workers - this.#spinners.length)
      const started = Array.from({ length: more }, () => this.#start())
      await Promise.all(started.map(({ ready }) => ready))
    }
    const spinners = this.#spinners.slice(0, workers)
    await Promise.all(spinners.map(({ ready }) => ready))
    return Promise.all(spinners.map((spinner) => spinner.spin(STEP)))
  }

  #start(): Spinner {
    const { startSpinner } = this.#host
    if (!startSpinner) throw new Error('Workers that spin cannot be started here.')
    const spinner = startSpinner()
    this.#spinners.push(spinner)
    return spinner
  }
}
