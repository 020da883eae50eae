/** Parts of the browser's scheduler that are not in every engine. */
interface Scheduler {
  readonly yield?: () => Promise<void>
  readonly postTask?: (
    task: () => void,
    options: { readonly priority: 'user-blocking' | 'user-visible'; readonly delay?: number },
  ) => Promise<unknown>
}
const scheduler = (globalThis as { readonly scheduler?: Scheduler }).scheduler

/** Runs something in a task of its own, after those that wait already: timers would wait for 4 ms. */
export const createTasks = (): ((task: () => void) => void) => {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  return (task) => {
    waiting.push(task)
    port2.postMessage(null)
  }
}

/** Lets the browser draw and hear of keys before going on. */
export const createYield = (runTask: (task: () => void) => void): (() => Promise<void>) =>
  scheduler?.yield
    ? () => scheduler.yield?.() ?? Promise.resolve()
    : () => new Promise((resolve) => runTask(resolve))

/**
 * Runs something after `ms`, with the urgency of what a user does where the browser knows of that: keys go before
 * what merely goes on.
 */
export const afterUrgently = (ms: number, action: () => void): void => {
  const post = scheduler?.postTask
  if (!post) {
    setTimeout(action, ms)
    return
  }
  post.call(scheduler, action, { priority: 'user-blocking', delay: ms }).catch(() => undefined)
}
