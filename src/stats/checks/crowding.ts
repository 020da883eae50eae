import { formatRounded } from '../../domain/text'
import type { Evidence } from './evidence'

/** Threads of this run that compute at the same time: with one call at a time, one; else workers and the caller. */
const busyThreadsOf = ({ settings }: Evidence): number => {
  const { workers, demand, mode, inFlight, batch } = settings
  const isOneAtATime = mode === 'closed' && demand === 1 && inFlight === 1 && batch === 1
  if (isOneAtATime) return 1
  return 1 + (mode === 'closed' && inFlight === 1 && batch === 1 ? Math.min(workers, demand) : workers)
}

/** The page draws meanwhile. */
const PAGE = 1

/** How many times as long a call may take because this run itself has more threads than there are cores, and why. */
export interface Crowding {
  /** From 1 on; without end where nobody knows the number of cores. */
  readonly factor: number
  /** "3 threads of this run and the page share 2 cores" */
  readonly words: string
  /** Whether it makes one call at a time: then it is the page alone that shares its core. */
  readonly isOneAtATime: boolean
}

/** So much of a core may be missing of a whole number, or beyond it, without being one. */
const PART_OF_A_CORE = 0.1

/** Cores as they were measured, which other programs can only lessen; else as the browser names them. */
const coresOf = ({ parallelism, parallelismAfter, cores }: Evidence): number | null => {
  const measured = Math.max(parallelism?.cores ?? 0, parallelismAfter?.cores ?? 0)
  return measured > 0 ? measured : cores
}

export const crowdingOf = (evidence: Evidence): Crowding => {
  const cores = coresOf(evidence)
  const busy = busyThreadsOf(evidence)
  if (cores === null)
    return {
      factor: Number.POSITIVE_INFINITY,
      words: 'nobody knows how many cores there are',
      isOneAtATime: busy === 1,
    }
  const count = formatRounded(Number(cores.toPrecision(2)))
  const threads = busy === 1 ? 'one thread' : `${busy} threads`
  return {
    // A part of a core is one that other programs had the rest of: they are not to pass for a lack of cores.
    factor: Math.max(1, (busy + PAGE) / Math.max(1, Math.ceil(cores - PART_OF_A_CORE))),
    words: `${threads} of this run and the page share ${count === '1' ? 'one core' : `${count} cores`}`,
    isOneAtATime: busy === 1,
  }
}
