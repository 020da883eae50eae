import type { CDPSession } from '@playwright/test'

/** What the page's main thread has spent, s. */
export interface Cost {
  readonly script: number
  /** Script, style, layout and all else that blocks the page. */
  readonly task: number
  readonly wall: number
}

export const costSoFar = async (session: CDPSession): Promise<Cost> => {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => {
    const found = metrics.find((metric) => metric.name === name)
    if (!found) throw new Error(`The browser has no metric ${name}.`)
    return found.value
  }
  return { script: of('ScriptDuration'), task: of('TaskDuration'), wall: of('Timestamp') }
}

/** Shares of one core between two moments, 0 to 1. */
export const shareBetween = (before: Cost, after: Cost) => {
  const wall = after.wall - before.wall
  return { script: (after.script - before.script) / wall, task: (after.task - before.task) / wall }
}
