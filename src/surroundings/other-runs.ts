/** What is needed of the browser's locks, which all pages of an origin see. */
export type Locks = Pick<LockManager, 'request' | 'query'>

/** Names of locks that are held for as long as a lab measures. */
const PREFIX = 'poolscope measures '

/** Time between two looks, ms: a look is a message to the browser and back. */
const LOOK_MS = 1000

/**
 * Labs of other pages of this browser that measure at the same time. Each holds a lock while it measures, and looks who
 * else does. Browsers let go of a dead page’s locks; those of a thread that stood still and was ended, Firefox keeps as
 * long as its page lives: the locks of one’s own page tell nothing.
 */
export class OtherRuns {
  readonly #locks: Locks | null
  readonly #page: string
  #letGo: (() => void) | null = null
  #lookedAt = Number.NEGATIVE_INFINITY
  #most: number | null = null

  /**
   * @param locks null where the browser has none, and nothing can be known
   * @param page a name that no other page has
   */
  constructor(locks: Locks | null, page: string) {
    this.#locks = locks
    this.#page = `${PREFIX}${page} `
  }

  /** The most that measured at once since `begin`; null where that is not known. */
  get most(): number | null {
    return this.#most
  }

  /** From now on others see that this lab measures. Does not wait for the browser. */
  begin(): void {
    this.#most = null
    this.#lookedAt = Number.NEGATIVE_INFINITY
    this.end()
    const held = new Promise<void>((resolve) => {
      this.#letGo = resolve
    })
    this.#locks?.request(`${this.#page}${Math.random()}`, () => held).catch(() => undefined)
  }

  /** Looks again if the last look was long enough ago; what it finds is known a little later. */
  look(nowMs: number): void {
    if (nowMs - this.#lookedAt < LOOK_MS) return
    this.#lookedAt = nowMs
    void this.lookNow()
  }

  /** Resolves when it is known who measures now. */
  async lookNow(): Promise<void> {
    const isRunning = this.#letGo
    const held = (await this.#locks?.query().catch(() => null))?.held
    // What was found for a run before this one is not this one's.
    if (!held || this.#letGo !== isRunning) return
    const others = held.filter(({ name }) => name?.startsWith(PREFIX) && !name.startsWith(this.#page))
    this.#most = Math.max(this.#most ?? 0, others.length)
  }

  end(): void {
    this.#letGo?.()
    this.#letGo = null
  }
}
