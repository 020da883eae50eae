import type { Millis } from '../../domain/time'
import type { Spun } from '../../workloads/compute/spin'

/** A worker that spins when told to. */
export interface Spinner {
  /** Settles when it can be told; rejects when it cannot start. */
  readonly ready: Promise<void>
  /** Keeps it busy for so long; rejects when it dies. */
  readonly spin: (ms: Millis) => Promise<Spun>
}

const isSpun = (data: unknown): data is Spun => typeof data === 'object' && data !== null && 'pieces' in data

/** What a spinner needs of its worker. */
export interface SpinnerWorker extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
  postMessage(message: Millis): void
}

/** A spinner on a worker of its own. @param worker runs `workloads/compute/spin.worker.ts` */
export const spinnerOf = (worker: SpinnerWorker): Spinner => {
  const died = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      reject(new Error('A worker that was to spin died.'))
    })
  })
  died.catch(() => undefined)
  const next = <T>(read: (data: unknown) => T | null): Promise<T> =>
    Promise.race([
      died,
      new Promise<T>((resolve) => {
        const hear = (event: Event) => {
          const value = 'data' in event ? read(event.data) : null
          if (value === null) return
          worker.removeEventListener('message', hear)
          resolve(value)
        }
        worker.addEventListener('message', hear)
      }),
    ])
  const ready = next((data) => (data === 'ready' ? true : null)).then(() => undefined)
  ready.catch(() => undefined)
  // One after another: an answer that nobody waits for any more must not be taken for the next.
  let last: Promise<unknown> = ready
  return {
    ready,
    spin: (ms) => {
      const answer = last.then(() => {
        const spun = next((data) => (isSpun(data) ? data : null))
        worker.postMessage(ms)
        return spun
      })
      last = answer
      answer.catch(() => undefined)
      return answer
    },
  }
}
