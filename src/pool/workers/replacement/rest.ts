import type { PoolTime } from '../../time.js'

/** Why the pool rests before it starts the next worker. */
export type RestCause =
  /** Workers do not start. */
  | 'start-failed'
  /** Workers die before they have returned anything. */
  | 'died-early'
  /** Workers are replaced because calls overstay their time limits. */
  | 'time-limit'
  /** Workers are replaced because calls that run are called off. */
  | 'aborted'

/** How long a rest is, ms: the first, twice as long each time, to the longest. */
interface Pace {
  /** Setbacks after which there is no rest yet: one may be chance. */
  readonly free: number
  readonly first: number
  readonly longest: number
}

const PACES: Readonly<Record<RestCause, Pace>> = {
  // Four rests, 1.5 s, before calls are told: a server that restarts, or a start refused for a moment, loses nothing.
  'start-failed': { free: 0, first: 100, longest: 30_000 },
  'died-early': { free: 1, first: 50, longest: 5000 },
  'time-limit': { free: 1, first: 50, longest: 5000 },
  // Asked for by callers, who want the next worker soon: only enough that starting leaves room for work.
  aborted: { free: 1, first: 50, longest: 200 },
}

/** The rest between two starts of workers: never more than one, the one that lasts longer. */
export class Rest {
  readonly #time: PoolTime
  readonly #onEnd: () => void
  #stop: (() => void) | null = null
  #until = 0
  #cause: RestCause = 'start-failed'
  #why = ''

  constructor(time: PoolTime, onEnd: () => void) {
    this.#time = time
    this.#onEnd = onEnd
  }

  /** What the pool rests for; null when it does not. */
  get now(): { readonly cause: RestCause; readonly why: string; readonly leftMs: number } | null {
    if (!this.#stop) return null
    return { cause: this.#cause, why: this.#why, leftMs: Math.max(0, this.#until - this.#time.now()) }
  }

  /** @param setbacks how many in a row there have been */
  begin(cause: RestCause, setbacks: number, why: string): void {
    const { free, first, longest } = PACES[cause]
    if (setbacks <= free) return
    const ms = Math.min(first * 2 ** (setbacks - free - 1), longest)
    const until = this.#time.now() + ms
    if (this.#stop && until <= this.#until) return
    this.end()
    this.#cause = cause
    this.#why = why
    this.#until = until
    this.#stop = this.#time.schedule(ms, () => {
      this.#stop = null
      this.#onEnd()
    })
  }

  /** Ends it before its time, without a word. @param cause only a rest of this cause */
  end(cause: RestCause = this.#cause): void {
    if (cause !== this.#cause) return
    this.#stop?.()
    this.#stop = null
  }
}
