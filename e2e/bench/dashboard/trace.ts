import type { Page } from '@playwright/test'

/**
 * Processor time of the page's main thread, from the browser's own trace: other programs on the machine do not count,
 * as they do in the time that passes on a clock.
 */
export interface TracedWork {
  /** Script of each redraw, React's part included, ms. */
  readonly redraws: readonly number[]
  /** Of all tasks, style, layout and paint included, ms. */
  readonly tasks: readonly number[]
}

/** An event of the trace; times in µs. */
interface TraceEvent {
  readonly name: string
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Processor time. */
  readonly tdur?: number
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing']
/** The probe marks each redraw by these. */
const REDRAW = { begin: 'redraw-begin', end: 'redraw-end' } as const

const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur
const milliseconds = ({ tdur = 0 }: TraceEvent) => tdur / 1000

/** Those that lie in no other, in the order of time. */
const outermost = (events: readonly TraceEvent[]): readonly TraceEvent[] => {
  let until = Number.NEGATIVE_INFINITY
  return events
    .toSorted((a, b) => a.ts - b.ts)
    .filter((event) => {
      if (event.ts < until) return false
      until = endOf(event)
      return true
    })
}

const workIn = (events: readonly TraceEvent[]): TracedWork => {
  const begins = events.filter(({ name }) => name === REDRAW.begin).toSorted((a, b) => a.ts - b.ts)
  const ends = events.filter(({ name }) => name === REDRAW.end).toSorted((a, b) => a.ts - b.ts)
  const thread = begins[0]?.tid
  const own = events.filter(({ tid }) => tid === thread)
  const scripts = outermost(
    own.filter(({ name }) => name === 'FunctionCall' || name === 'FireAnimationFrame'),
  )
  const redraws = begins.flatMap(({ ts }) => {
    const end = ends.find((other) => other.ts > ts)
    if (!end) return []
    const within = scripts.filter((script) => endOf(script) > ts && script.ts < end.ts)
    return [within.reduce((sum, script) => sum + milliseconds(script), 0)]
  })
  return { redraws, tasks: own.filter(({ name }) => name === 'RunTask').map(milliseconds) }
}

/** Traces the page while `run` goes on. */
export const traceWork = async (page: Page, run: () => Promise<void>): Promise<TracedWork> => {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page belongs to no browser that could be traced.')
  await browser.startTracing(page, { categories: CATEGORIES })
  await run()
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  return workIn(trace.traceEvents)
}
