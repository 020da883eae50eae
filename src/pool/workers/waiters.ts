interface Waiter {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Those who wait until as many workers are there as were asked for. */
export class Waiters {
  readonly #waiters: Waiter[] = []

  /** @param begin runs once they wait */
  wait(begin: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject })
      begin()
    })
  }

  /** They are there. */
  resolveAll(): void {
    for (const { resolve } of this.#waiters.splice(0)) resolve()
  }

  /** They will not come. */
  rejectAll(error: Error): void {
    for (const { reject } of this.#waiters.splice(0)) reject(error)
  }
}
