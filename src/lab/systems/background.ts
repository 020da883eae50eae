import type { Demand, DemandPorts, DemandSettings } from '../../demand/driver'
import { startOpen } from '../../demand/open'
import type { Counts } from '../../domain/call'
import type { Settings } from '../../domain/settings/settings'
import { type Instant, instant, latencyBetween } from '../../domain/time'
import type { Flight, Pool, Task, TaskOutcome } from '../../pool/index'
import { ClassTally } from '../../record/tallies/class-tally'

export type PlaceCounts = Pick<Counts, 'blocked' | 'queued' | 'inFlight'>

/** Keeps the background's arrivals apart from those of the calls that the run is about. */
const SEED_OFFSET = 0x5eed

type OnEnd = (call: BackgroundCall, outcome: TaskOutcome, flight: Flight | null) => void

/** A call of the background: a look-up that takes its time and needs neither a core nor the global lock. */
class BackgroundCall implements Task {
  readonly method = 'sleep'
  readonly args: readonly unknown[]
  readonly scheduledAt: Instant | null
  readonly #onEnd: OnEnd
  submittedAt = 0

  constructor(us: number, scheduledAt: Instant | null, onEnd: OnEnd) {
    this.args = [us]
    this.scheduledAt = scheduledAt
    this.#onEnd = onEnd
  }

  settle(outcome: TaskOutcome, _value: unknown, flight: Flight | null): void {
    this.#onEnd(this, outcome, flight)
  }
}

/** Its arrivals: Poisson, whatever the run's own are. */
const demandOf = (settings: Settings): DemandSettings => ({
  ...settings,
  demand: 1,
  ratePerSecond: settings.backgroundRate,
  arrivals: 'poisson',
  seed: settings.seed + SEED_OFFSET,
})

/** What the generator needs of the lab. */
export type BackgroundPorts = Pick<DemandPorts, 'clock' | 'waiting' | 'notBefore'>

/** Open traffic of a second class, in the pool of the first or in its own. */
export class Background {
  readonly tally: ClassTally
  readonly #ports: BackgroundPorts
  readonly #pool: Pool<object>
  readonly #fail: (error: unknown) => void
  #settings: Settings
  #demand: Demand | null = null

  /** @param start when measuring began */
  constructor(
    ports: BackgroundPorts,
    pool: Pool<object>,
    start: Instant,
    settings: Settings,
    fail: (error: unknown) => void,
  ) {
    this.#ports = ports
    this.#pool = pool
    this.#settings = settings
    this.#fail = fail
    this.tally = new ClassTally(start)
  }

  /** Takes new settings at once; calls come as long as there is a rate. */
  update(settings: Settings): void {
    this.#settings = settings
    if (settings.backgroundRate === 0) this.stop()
    else if (this.#demand) this.#demand.update(demandOf(settings))
    else this.#demand = this.#start(settings)
  }

  /** Where those of its calls are that have not ended, if not in the pool of all others. */
  places(): PlaceCounts | null {
    return this.#settings.backgroundPool === 'own' ? this.#pool.stats() : null
  }

  /** Makes no further call. */
  stop(): void {
    this.#demand?.stop()
    this.#demand = null
  }

  /** The run's demand has ended, and this with it. */
  end(): void {
    this.stop()
    this.tally.books.end()
  }

  #start(settings: Settings): Demand {
    const { clock, waiting, notBefore } = this.#ports
    const submit = (scheduledAt: Instant | null, onSettled: () => void) =>
      this.#submit(scheduledAt, onSettled)
    return startOpen(
      { clock, waiting, submit, endRound: async () => 'next', notBefore, skipped: () => undefined },
      demandOf(settings),
      this.#fail,
    )
  }

  #submit(scheduledAt: Instant | null, onSettled: () => void): void {
    const { books } = this.tally
    books.submitted += 1
    const call = new BackgroundCall(this.#settings.backgroundUs, scheduledAt, (ended, outcome, flight) => {
      const counted = books.settle(outcome)
      if (counted === 'completed' && flight) this.#completed(ended, flight)
      onSettled()
    })
    this.#pool.submit(call)
  }

  #completed({ scheduledAt, submittedAt }: BackgroundCall, flight: Flight): void {
    const submitted = instant(submittedAt)
    const now = this.#ports.clock.now()
    this.tally.completed(
      latencyBetween(scheduledAt ?? submitted, now),
      latencyBetween(submitted, instant(flight.startedAt)),
      now,
    )
  }
}
