import type { Micros } from '../domain/time'

/** Functions that a worker serves, by name. */
export type WorkFunctions = { readonly [method: string]: (...args: never[]) => unknown }

/** What a call spent at the lock. */
interface LockTimes {
  /** From its start until the lock was acquired. */
  readonly wait: Micros
  /** From then until just before it was released. */
  readonly hold: Micros
}

/** A workload at one service time, ready to be called. */
export interface Workload {
  /** The function's name in the worker. */
  readonly method: string
  /** Arguments of call number `n`. */
  readonly argsOf: (n: number) => readonly unknown[]
  /** Whether `value` is what call number `n` must return. */
  readonly isRight: (n: number, value: unknown) => boolean
  /** Whether calls repeated as by `callRepeatedly`, from those of call number 1, must end in `value`. */
  readonly isRightAfter: (times: number, value: unknown) => boolean
  /**
   * Calls the function `times` times, one after another, on this thread, or, where it is unknown code, on one that does
   * nothing else.
   * @returns what they took together by the clock of that other thread, µs; nothing where it was this thread
   * @throws {ChecksumError} when the calls did not do their work
   */
  readonly runDirectly: (times: number) => Promise<Micros> | Promise<void> | void
  /** Has that thread, where it is another, time work of the engine's own (see `yardstick`). */
  readonly yardstick?: (resolutionUs: number) => Promise<unknown>
  /** How a worker is asked for direct calls, where `repeat` does not do. */
  readonly inWorker?: {
    readonly ask: (times: number) => { readonly method: string; readonly args: readonly unknown[] }
    /** What one of them took, from what it answers, µs; null when they did not do their work. */
    readonly meanUs: (value: unknown) => Micros | null
  }
  /** What of the arguments of call number `n` is handed over; read together with them. */
  readonly transferOf?: (n: number) => readonly Transferable[] | null
  /** Call number `n` is about to be submitted: what can be made ahead is made now, before its time begins. */
  readonly makeAhead?: (n: number) => void
  /** What one direct call takes, where that follows from a calibration; null where it must be measured. */
  readonly predictedUs: Micros | null
  /** What a call spent at the global lock, from what it returned; only where there is one. */
  readonly lockTimesOf?: (value: unknown) => LockTimes | null
}

/** A function that was optimised away, or did other work than asked, measures nothing. */
export class ChecksumError extends Error {
  override readonly name = 'ChecksumError'
  constructor(workload: string) {
    super(`The ${workload} workload returned a wrong checksum: its timings would mean nothing.`)
  }
}
