import type { SharedLock } from './lock/lock'

/** The first message to a worker of the lab, where it needs more than its functions. */
export interface WorkerSetup {
  readonly lab: 'setup'
  /** No other worker of the run has or had this number. */
  readonly worker: number
  readonly lock: SharedLock | null
  /** Where its calls may ask for calls of their own. */
  readonly port: MessagePort | null
}

export const isWorkerSetup = (data: unknown): data is WorkerSetup =>
  typeof data === 'object' && data !== null && 'lab' in data && data.lab === 'setup'
