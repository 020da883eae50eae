import { formatCores } from '../../domain/text'
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
  /**
   * That workers that spun side by side got no more than half of what the browser names, in words; null where they did.
   * Whether other programs had the rest, or the machine gives this browser no more, spinning does not tell.
   */
  readonly missing: string | null
}

/** So much of a core may be missing of a whole number, or beyond it, without being one. */
const PART_OF_A_CORE = 0.1

/** How many cores the workers of this run can have had. */
interface Cores {
  /** What workers that spun side by side got at most; null where that was not measured. */
  readonly got: number | null
  /** What the browser names; null where it does not. */
  readonly named: number | null
}

const coresOf = ({ parallelism, parallelismAfter, cores }: Evidence): Cores => {
  const measured = Math.max(parallelism?.cores ?? 0, parallelismAfter?.cores ?? 0)
  return { got: measured > 0 ? measured : null, named: cores }
}

/** A part of a core is one that other programs had the rest of: they are not to pass for a lack of cores. */
const wholeCores = (cores: number): number => Math.max(1, Math.ceil(cores - PART_OF_A_CORE))

/** Workers that spun side by side when most of them did so; 0 where that was not measured. */
const mostSpinnersOf = ({ parallelism, parallelismAfter }: Evidence): number =>
  Math.max(
    0,
    ...[parallelism, parallelismAfter].flatMap((one) => one?.steps.map(({ workers }) => workers) ?? []),
  )

const coresInWords = (cores: number): string => {
  const count = formatCores(cores)
  return count === '1' ? 'one core' : `${count} cores`
}

/**
 * A program that computes on each core leaves half of it to a thread. Cores that run two threads each, or are not all as
 * fast, give more than that.
 */
const HALF = 0.55

/** Where what workers that spun side by side lacked may have gone. */
export const MAY_BE_OTHERS =
  'other programs or the browser’s own drawing had the rest, or the machine gives no more'

/** See `Crowding`. */
export interface MissingCores {
  readonly words: string
  /** What was missing of the cores that there should be. */
  readonly share: number
}

export const missingCores = (evidence: Evidence): MissingCores | null => {
  const { got, named } = coresOf(evidence)
  if (got === null || named === null) return null
  // Fewer workers than cores cannot have got them all.
  const most = Math.min(named, mostSpinnersOf(evidence))
  if (got > HALF * most) return null
  const words = `workers that spun side by side did the work of ${coresInWords(got)}, and the browser names ${named}`
  return { words, share: 1 - got / most }
}

export const crowdingOf = (evidence: Evidence): Crowding => {
  const { got, named } = coresOf(evidence)
  const cores = got ?? named
  const busy = busyThreadsOf(evidence)
  const isOneAtATime = busy === 1
  const missing = missingCores(evidence)?.words ?? null
  if (cores === null)
    return {
      factor: Number.POSITIVE_INFINITY,
      words: 'nobody knows how many cores there are',
      isOneAtATime,
      missing,
    }
  const threads = isOneAtATime ? 'one thread' : `${busy} threads`
  return {
    factor: Math.max(1, (busy + PAGE) / wholeCores(cores)),
    words: `${threads} of this run and the page share ${coresInWords(cores)}`,
    isOneAtATime,
    missing,
  }
}
