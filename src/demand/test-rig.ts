import { DEFAULTS, type Settings } from '../domain/settings/settings'
import { HandClock } from '../domain/testing/test-clock'
import { settlePromises } from '../domain/testing/test-promises'
import { type Instant, instant, later, type Millis } from '../domain/time'
import type { Demand, DemandPorts, DemandSettings, Waiting } from './driver'
import { START_DEMAND } from './start'

/** Waiting that ends when a test says so: sleeps by its clock, turns one by one. */
export class HandWaiting implements Waiting {
  readonly #clock: HandClock
  #sleeper: { readonly until: Instant; readonly end: () => void } | null = null
  #turns: (() => void)[] = []

  constructor(clock: HandClock) {
    this.#clock = clock
  }

  get sleepsUntil(): Instant | null {
    return this.#sleeper?.until ?? null
  }

  sleep = (span: Millis): Promise<void> =>
    new Promise((end) => {
      this.#sleeper = { until: later(this.#clock.now(), span), end }
    })
  wake = (): void => {
    const sleeper = this.#sleeper
    this.#sleeper = null
    sleeper?.end()
  }
  turn = (): Promise<void> => new Promise((end) => void this.#turns.push(end))

  /** Ends the turns that are waited for. */
  endTurns(): void {
    for (const end of this.#turns.splice(0)) end()
  }
}

/** A call of a demand that the test has not settled yet. */
interface Made {
  readonly scheduledAt: Instant | null
  readonly at: Instant
  readonly settle: () => void
}

/** A demand on a hand-cranked clock, and the calls that it has made. */
export class DemandRig {
  readonly clock = new HandClock()
  readonly waiting = new HandWaiting(this.clock)
  /** Every call ever made. */
  readonly made: Made[] = []
  /** Calls not yet settled, oldest first. */
  outstanding: Made[] = []
  readonly errors: unknown[] = []
  /** What the lab says of calls that are overdue, and how many the demand gave up for that. */
  notBefore = instant(Number.NEGATIVE_INFINITY)
  skipped = 0
  roundsEnded = 0
  settled = 0
  /** What the lab answers at the end of a round. */
  atRoundEnd: () => Promise<'next' | 'stop'> = async () => 'next'
  /** What happens to a call at once; by default it waits to be settled. */
  onSubmit: (call: Made) => void = (call) => void this.outstanding.push(call)
  settings: DemandSettings
  readonly demand: Demand

  constructor(
    mode: Settings['mode'],
    wanted: Partial<DemandSettings>,
    setUp: (rig: DemandRig) => void = () => {},
  ) {
    this.settings = { ...DEFAULTS, ...wanted }
    setUp(this)
    const ports: DemandPorts = {
      clock: this.clock,
      waiting: this.waiting,
      submit: (scheduledAt, onSettled) => {
        const settle = () => {
          this.settled += 1
          onSettled()
        }
        const call = { scheduledAt, at: this.clock.now(), settle }
        this.made.push(call)
        this.onSubmit(call)
      },
      endRound: () => {
        this.roundsEnded += 1
        return this.atRoundEnd()
      },
      notBefore: () => this.notBefore,
      skipped: (calls) => {
        this.skipped += calls
      },
    }
    this.demand = START_DEMAND[mode](ports, this.settings, (error) => this.errors.push(error))
  }

  update(wanted: Partial<DemandSettings>): void {
    this.settings = { ...this.settings, ...wanted }
    this.demand.update(this.settings)
  }

  /** Settles `count` calls, oldest first, and lets the demand follow. */
  async settle(count = this.outstanding.length): Promise<void> {
    for (const { settle } of this.outstanding.splice(0, count)) settle()
    await settlePromises()
  }

  async turn(): Promise<void> {
    this.waiting.endTurns()
    await settlePromises()
  }

  /** Cranks the clock, stopping at each moment for which the demand has set its alarm. */
  async run(ms: number): Promise<void> {
    const end = instant(this.clock.now() + ms)
    for (let at = this.waiting.sleepsUntil; at !== null && at <= end; at = this.waiting.sleepsUntil) {
      this.clock.advanceTo(at)
      this.waiting.wake()
      await settlePromises()
    }
    this.clock.advanceTo(end)
  }

  /** Time, turns and replies, all at once: whatever a demand waits for, it comes. */
  async step(): Promise<void> {
    await this.run(1000)
    await this.settle()
    await this.turn()
  }
}
