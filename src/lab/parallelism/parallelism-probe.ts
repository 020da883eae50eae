import type { Parallelism } from '../../domain/figures/parallelism'
import { type Instant, millis, spanBetween } from '../../domain/time'
import { isStillGrowing, parallelismOf } from '../../stats/parallelism'
import type { Spun } from '../../workloads/compute/spin'
import { createDeferred } from '../deferred'
import type { Host } from '../host/host'
import { LatestParallelism, NEARLY_ALL } from './latest-parallelism'
import type { Spinner } from './spinner'

/** Length of a step: several turns of the system’s scheduler, so that the one who waits for a core is seen to, ms. */
const STEP = millis(16)
/** More are not asked at once, whatever the machine. */
const MOST_SPINNERS = 32
/** As many as a machine of two cores is measured with are started before they are needed. */
const EARLY_SPINNERS = 4
/** How often those that got less than nearly all of a core each are tried. */
const TRIES_ALONE = 3
const TRIES_TOGETHER = 2
/** Between such tries: what the page does while it loads or draws passes, and what another program does goes on, ms. */
const REST_MS = 150
/** A page that came less than that ago may still be loading, ms. */
const LOADING_MS = 5000
/** How often a worker alone is tried so, unless that it lacks a core is known, or would say nothing. */
const MOST_ROUNDS = 2
/** So much of the cores that the browser names is all of them: the page draws now and then. */
const NEARLY_ALL_CORES = 0.9
/** What has been found by then must do, ms, beside the rests; where workers start slowly that may be nothing at first. */
const BUDGET_MS = 400

/** How many may spin at once, and how often one alone is tried. */
interface Extent {
  readonly most: number
  readonly rounds: number
  /** How many cores there may be to find. */
  readonly there: number
}

/** @param named cores as the browser names them; null where it does not: they are never all found then */
const coresToFind = (named: number | null): number =>
  named === null ? Number.POSITIVE_INFINITY : Math.min(named, MOST_SPINNERS)

const wereAllFound = ({ cores }: Parallelism, there: number): boolean => cores >= NEARLY_ALL_CORES * there

/**
 * Whether more at once may find more. As many as the cores that the browser names, and yet without all of them, share
 * them with other programs: more would have more of them, but take it from those. A browser may name too few: where all
 * those were found, more are tried.
 */
const mayFindMore = (found: Parallelism, there: number): boolean => {
  const spinning = found.steps.at(-1)?.workers ?? 0
  return isStillGrowing(found) && (spinning < there || wereAllFound(found, there))
}

/** By how much they spun in a ms; to compare tries of as many. */
const rateOf = (works: readonly Spun[]): number => {
  const [from, to] = [Math.min(...works.map((work) => work.from)), Math.max(...works.map((work) => work.to))]
  return works.length === 0 ? 0 : works.reduce((sum, { pieces }) => sum + pieces, 0) / (to - from)
}

/** Whether each had a core, nearly. @param steps before it, which tell what a piece takes */
const hadCores = (works: readonly Spun[], steps: readonly (readonly Spun[])[]): boolean => {
  const last = works.length === 0 ? undefined : parallelismOf([...steps, works])?.steps.at(-1)
  return last !== undefined && last.cores >= NEARLY_ALL * last.workers
}

type ProbeHost = Pick<Host, 'after' | 'clock' | 'startSpinner' | 'startTogether'>

/** Finds how many workers that compute the machine runs at once. Its own workers are kept: they do nothing in between. */
export class ParallelismProbe {
  readonly #host: ProbeHost
  readonly #bornAt: Instant
  readonly #spinners: Spinner[] = []
  readonly #latest = new LatestParallelism()

  /** Made as the page loads. */
  constructor(host: ProbeHost) {
    this.#host = host
    this.#bornAt = host.clock.now()
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
   * Takes some 50 ms on a machine of two cores, and at most 400, in which the page’s other workers should be idle; 200
   * more where one alone lacks a core at first. Right after another run, whose end found one alone with its core, that
   * stands.
   * @param named cores as the browser names them; null where it does not
   * @param ended settles when what it is for has ended, and so does this
   * @returns null where workers cannot be started, or not in time; and where one alone lacked a core beside a page that
   * may still be loading, which cannot be told from other programs
   */
  async measure(named: number | null, ended: Promise<unknown>): Promise<Parallelism | null> {
    const now = this.#host.clock.now()
    const latest = this.#latest.at(now)
    if (latest) return latest
    const isLoading = spanBetween(this.#bornAt, now) < LOADING_MS
    const found = await this.#within(ended, {
      most: MOST_SPINNERS,
      rounds: isLoading ? 1 : MOST_ROUNDS,
      there: coresToFind(named),
    })
    if (isLoading && found !== null && found.alone < NEARLY_ALL) return null
    this.#latest.learnAll(found, this.#host.clock.now())
    return found
  }

  /**
   * Measures once more, when what `first` was measured for is over. One worker alone says whether other programs came
   * meanwhile; more of them spin only where less was found than the browser names, lest that was so for a moment only.
   * @param first null where it could not be measured
   * @param named cores as the browser names them; null where it does not
   */
  async again(
    first: Parallelism | null,
    named: number | null,
    ended: Promise<unknown>,
  ): Promise<Parallelism | null> {
    const there = coresToFind(named)
    const lackedCore = first !== null && first.alone < NEARLY_ALL
    const enough = first !== null && wereAllFound(first, there) ? first : null
    const found = await this.#within(ended, {
      most: enough ? 1 : MOST_SPINNERS,
      rounds: lackedCore ? 1 : MOST_ROUNDS,
      there,
    })
    const now = this.#host.clock.now()
    if (enough) this.#latest.learnAlone(found, enough, now)
    else this.#latest.learnAll(found, now)
    return found
  }

  async #within(ended: Promise<unknown>, { most, rounds, there }: Extent): Promise<Parallelism | null> {
    const steps: (readonly Spun[])[] = []
    let isOver = false
    const limit = createDeferred<void>()
    const stop = () => {
      isOver = true
      limit.resolve(undefined)
    }
    const stopTimer = this.#host.after(BUDGET_MS + (rounds - 1) * (REST_MS + TRIES_ALONE * STEP), stop)
    ended.then(stop, stop)
    const climb = async () => {
      for (let workers = 1; workers <= most && !isOver; workers *= 2) {
        const works = await (workers === 1
          ? this.#alone(rounds, () => isOver)
          : this.#together(workers, steps, there))
        if (isOver) return
        steps.push(works)
        const found = parallelismOf(steps)
        if (found && !mayFindMore(found, there)) return
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

  /** The best of a few tries of one worker, and of a few more after each rest. */
  async #alone(rounds: number, isOver: () => boolean): Promise<readonly Spun[]> {
    let best = await this.#best(1, TRIES_ALONE)
    for (let round = 2; round <= rounds && !hadCores(best, []); round += 1) {
      await this.#rest()
      if (isOver()) break
      best = await this.#best(1, TRIES_ALONE, [], best)
    }
    return best
  }

  /** The best of two tries; of one, where all cores named were found before it and it finds no more. */
  async #together(
    workers: number,
    steps: readonly (readonly Spun[])[],
    there: number,
  ): Promise<readonly Spun[]> {
    const before = parallelismOf(steps)
    const first = await this.#best(workers, 1, steps)
    const found = parallelismOf([...steps, first])
    if (before && found && wereAllFound(before, there) && !isStillGrowing(found)) return first
    return this.#best(workers, TRIES_TOGETHER - 1, steps, first)
  }

  /** The best of a few tries of so many workers. @param best until now */
  async #best(
    workers: number,
    most: number,
    steps: readonly (readonly Spun[])[] = [],
    best: readonly Spun[] = [],
  ): Promise<readonly Spun[]> {
    let found = best
    for (let tries = 1; tries <= most && !hadCores(found, steps); tries += 1) {
      const works = await this.#step(workers)
      if (rateOf(works) >= rateOf(found)) found = works
    }
    return found
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      this.#host.after(REST_MS, resolve)
    })
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
