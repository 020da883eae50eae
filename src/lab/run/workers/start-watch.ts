/** Without a further worker for so long, the browser starts no more: it has a limit, or the machine’s memory has, ms. */
const STALL_MS = 5000

/** Notices when workers stop coming, though not all are there. */
export class StartWatch {
  #ready = 0
  #since: number | null = null

  /**
   * Told now and then how many are ready.
   * @returns whether those are all that will come; never while there is none, as a pool says itself why it has none
   */
  hasStalled(ready: number, nowMs: number): boolean {
    if (this.#since === null || ready > this.#ready) {
      this.#ready = ready
      this.#since = nowMs
    }
    return ready > 0 && nowMs - this.#since >= STALL_MS
  }
}
