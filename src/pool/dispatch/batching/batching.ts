import type { Task } from '../../calls/task.js'
import type { WaitingLine } from '../../queue/task-queue.js'
import type { Estimates } from './estimates.js'

/** Calls per message: so many at most, or as many as pay for the message. */
export type BatchSize = number | 'auto'

/** No message carries more: its calls' results, and other callers, would wait for all of them. */
export const MOST_CALLS = 4096
/** With `auto`, work beyond this many times the cost of a message no longer rides along: a ninth is cheap enough. */
const WORK_PER_MESSAGE = 8

/** How calls that wait are put into messages. */
export interface Batching {
  /** Whether calls go out the moment a worker has room, not at the end of the turn, with others of that turn. */
  readonly isAtOnce: boolean
  /** Whether what waits is worth a message of its own, though a short one is under way that will soon be back. */
  readonly isWorthMessage: (line: WaitingLine) => boolean
  /** Takes out what the next message carries: at least one call, in order. */
  readonly take: (line: WaitingLine, terms: Terms) => Batched
}

/** What a message is filled for. */
interface Terms {
  /** Workers that share the work. */
  readonly workers: number
  /** Whether its worker gives calls back that it has not begun. */
  readonly canTakeBack: boolean
}

interface Batched {
  readonly tasks: Task[]
  /** Whether the work in it is expected to take but a few times what a message costs. */
  readonly isShort: boolean
}

const takeOne = (line: WaitingLine): Task[] => {
  const task = line.shift()
  return task ? [task] : []
}

/** Whether a task must not share a message. */
type TravelsAlone = (task: Task) => boolean

/** Takes calls while `fits` allows the next; the first always goes. */
const takeWhile = (
  line: WaitingLine,
  travelsAlone: TravelsAlone,
  fits: (task: Task, taken: number) => boolean,
): Task[] => {
  const tasks = takeOne(line)
  if (!tasks[0] || travelsAlone(tasks[0])) return tasks
  for (let next = line.peek(); next && !travelsAlone(next); next = line.peek()) {
    if (!fits(next, tasks.length)) break
    line.shift()
    tasks.push(next)
  }
  return tasks
}

/** At most `size` calls a message. */
export const fixedBatching = (size: number, travelsAlone: TravelsAlone): Batching => ({
  isAtOnce: size === 1,
  isWorthMessage: () => true,
  take: (line) => ({
    tasks: size === 1 ? takeOne(line) : takeWhile(line, travelsAlone, (_task, taken) => taken < size),
    isShort: false,
  }),
})

/**
 * As many calls a message as pay for it. A message is filled until the work in it outweighs what the message costs;
 * when more waits, with a fair share of that (half of each worker's part, so that workers finish together: guided
 * self-scheduling, Polychronopoulos and Kuck 1987), up to `WORK_PER_MESSAGE` times the cost. What it would leave
 * rides along when it is not worth a message: it would only wait for this one. While less waits than a message costs,
 * and a short one is under way, calls wait for its worker instead of waking another.
 */
export const autoBatching = (estimates: Estimates, travelsAlone: TravelsAlone): Batching => {
  const isWorthMessage = (line: WaitingLine): boolean => {
    let work = 0
    return line.some((task) => {
      work += travelsAlone(task) ? Number.POSITIVE_INFINITY : estimates.serviceMs(task.method)
      return work >= estimates.messageMs
    })
  }
  const take = (line: WaitingLine, { workers, canTakeBack }: Terms): Batched => {
    // Any call may turn out long: without a way back, those behind it would wait while other workers idle.
    if (!canTakeBack) return { tasks: takeOne(line), isShort: false }
    const { messageMs } = estimates
    const limit = WORK_PER_MESSAGE * messageMs
    let work = estimates.serviceMs(line.peek()?.method ?? '')
    if (line.length === 1) return { tasks: takeOne(line), isShort: work <= limit }
    const share = Math.ceil(line.length / (2 * Math.max(1, workers)))
    let isRestWorthIt: boolean | null = null
    const tasks = takeWhile(line, travelsAlone, (task, taken) => {
      const more = estimates.serviceMs(task.method)
      if (taken >= MOST_CALLS || work + more > limit) return false
      if (work >= messageMs && taken >= share) {
        isRestWorthIt ??= isWorthMessage(line)
        if (isRestWorthIt) return false
      }
      work += more
      return true
    })
    return { tasks, isShort: work <= limit }
  }
  return { isAtOnce: false, isWorthMessage, take }
}

/**
 * How calls are put into messages by the rules.
 * @param alone tasks that must share no message
 */
export const batchingFor = (
  { batch, queueLimit }: { readonly batch: BatchSize; readonly queueLimit: number },
  estimates: Estimates,
  alone: ReadonlySet<Task>,
): Batching => {
  // A worker whose call overstays a time limit, or is called off so, is replaced with all it holds: nobody else is to pay for that.
  const travelsAlone = (task: Task) =>
    Boolean(task.timeoutMs) || task.onAbort === 'replace' || (alone.size > 0 && alone.has(task))
  // A call for which a worker is free is not to wait behind another.
  if (queueLimit === 0) return fixedBatching(1, travelsAlone)
  return batch === 'auto' ? autoBatching(estimates, travelsAlone) : fixedBatching(batch, travelsAlone)
}
