import { WorkerStartError } from '../../errors/errors.js'
import { Setbacks } from '../replacement/setbacks.js'
import { whyNotLoaded } from './script-check.js'
import type { StartFailure } from './start-failure.js'

/** Failed starts in a row after which calls are told that there is no worker: by then the pool has rested 1.5 s. */
const FAILED_ALLOWED = 5
/** The same of starts that took all the time they may: whoever waits has waited long. */
const OVERDUE_ALLOWED = 2
/** What helps when it was found out why a script is not loaded. */
const KNOWN_REMEDY = 'See that this is the address of the script, and that the server sends it as one'

/** Starts that failed, and since when nobody should wait for the next. */
export class StartFaults {
  readonly setbacks = new Setbacks()
  readonly #script: string | URL | undefined
  #overdue = 0
  /** What was found wrong with the script. */
  #finding: string | null = null
  #fault: WorkerStartError | null = null

  /** @param script where the workers' script is, if it is known */
  constructor(script: string | URL | undefined) {
    this.#script = script
  }

  /** Why no worker can be started, so far as anybody can tell; null while there is hope. */
  get fault(): WorkerStartError | null {
    return this.#fault
  }

  /** A start failed. @returns how it is put in words */
  add(failure: StartFailure, generation: number): string {
    const isNew = this.setbacks.add(generation)
    if (isNew && failure.isOverdue) this.#overdue += 1
    if (failure.reason === 'not-loaded') this.#findFaultOfScript()
    const isOver =
      failure.isHopeless || this.setbacks.inARow >= FAILED_ALLOWED || this.#overdue >= OVERDUE_ALLOWED
    const known = failure.reason === 'not-loaded' ? this.#finding : null
    if (!isOver) return known ?? failure.why
    this.#fault = known
      ? new WorkerStartError(known, { ...failure, remedy: KNOWN_REMEDY })
      : new WorkerStartError(failure.why, failure)
    return known ?? failure.why
  }

  /** A worker started, or somebody asks for workers anew. */
  forgive(): void {
    this.setbacks.reset()
    this.#overdue = 0
    this.#fault = null
    this.#finding = null
  }

  /** The answer comes before anybody is told: not before the fifth failure. */
  #findFaultOfScript(): void {
    if (this.#script === undefined || this.#finding !== null) return
    whyNotLoaded(this.#script).then((finding) => {
      this.#finding = finding
    })
  }
}
