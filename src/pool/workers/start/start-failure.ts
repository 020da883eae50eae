/** Why a worker did not start. */
export type StartReason =
  /** `spawn` threw, or its promise rejected. */
  | 'spawn-failed'
  /** The promise that `spawn` returned has not resolved in time. */
  | 'spawn-late'
  /** `spawn` returned something that is no worker, or one that the pool has had already. */
  | 'no-worker'
  /** The worker's script was not loaded: missing, of a wrong type, blocked, or not to be parsed. */
  | 'not-loaded'
  /** The worker's script threw before it had called `serve`. */
  | 'threw'
  /** The worker has not called `serve` in time. */
  | 'never-served'
  /** The worker's `init` threw, has not finished in time, or there is none to take the pool's `init`. */
  | 'init-failed'
  /** The transport could not be set up to the worker. */
  | 'not-connected'
  /** The worker ended, or was ended from outside the pool, before it was ready. */
  | 'ended'

/** What helps, by what is wrong. */
const REMEDIES: Readonly<Record<StartReason, string>> = {
  'spawn-failed': 'See what the function given to createPool throws: it must return a new Worker',
  'spawn-late': 'Let the promise resolve with a Worker sooner, or raise startTimeoutMs',
  'no-worker':
    'Let the function given to createPool return a new Worker, or a promise of one, each time it is called',
  'not-loaded':
    'The console of the browser says which it is: an address that does not exist, a type that is not JavaScript, a script without the COEP header that this page needs, a mistake in its syntax, or an import in it that fails',
  threw: 'Mend what the script of the worker does before it calls serve()',
  'never-served':
    'Call serve() at the top of the script of the worker, or raise startTimeoutMs if it loads slowly',
  'init-failed': 'Give serve() an init function that takes what the pool gives as init',
  'not-connected': 'Take another transport, or fewer workers',
  ended: 'See that nothing but the pool ends its workers, and that they do not close themselves',
}

/** What somebody else's code threw, in words. */
export const messageOf = (thrown: unknown): string => {
  try {
    return thrown instanceof Error ? thrown.message : String(thrown)
  } catch {
    return 'something that cannot be put in words'
  }
}

/** A start that failed. */
export class StartFailure {
  readonly reason: StartReason
  /** What happened; the rest of a sentence. */
  readonly why: string
  readonly cause: unknown
  /** Whether it would fail the same way for ever, so that nobody need wait for a second try. */
  readonly isHopeless: boolean
  /** Whether it took all the time that a start may take. */
  readonly isOverdue: boolean

  constructor(
    reason: StartReason,
    why: string,
    {
      cause,
      isHopeless = false,
      isOverdue = false,
    }: {
      readonly cause?: unknown
      readonly isHopeless?: boolean
      readonly isOverdue?: boolean
    } = {},
  ) {
    this.reason = reason
    this.why = why
    this.cause = cause
    this.isHopeless = isHopeless
    this.isOverdue = isOverdue
  }

  /** What helps. */
  get remedy(): string {
    return REMEDIES[this.reason]
  }
}
