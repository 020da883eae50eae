/**
 * Sends one value at a time; of those that come meanwhile only the newest follows. A page that is busy gets
 * fewer snapshots, not late ones.
 */
export class NewestSender<T> {
  readonly #deliver: (value: T) => Promise<void>
  #underWay: Promise<void> | null = null
  #next: { readonly value: T } | null = null

  constructor(deliver: (value: T) => Promise<void>) {
    this.#deliver = deliver
  }

  send(value: T): void {
    this.#next = { value }
    this.#underWay ??= this.#work()
  }

  /** Resolves when everything sent has been delivered or overtaken. */
  async flush(): Promise<void> {
    await this.#underWay
  }

  async #work(): Promise<void> {
    while (this.#next) {
      const { value } = this.#next
      this.#next = null
      // A page that cannot be reached any more has nobody left to tell.
      await this.#deliver(value).catch(() => undefined)
    }
    this.#underWay = null
  }
}
