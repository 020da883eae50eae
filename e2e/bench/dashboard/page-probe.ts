/** What is noted down in a page from before its first script on. */
interface PageProbe {
  /** Of tasks over 50 ms, ms. */
  readonly longTasks: number[]
  /** From a key to the next picture, ms; what took less than 16 ms is not told by browsers. */
  readonly keys: number[]
  /** Holds all animation frames back, as in a hidden tab, or lets them go on. */
  readonly holdFrames: (isHeld: boolean) => void
}

declare global {
  interface Window {
    probe: PageProbe
  }
}

/**
 * Runs in the page: must refer to nothing outside itself. A redraw is a callback of an animation frame, and the task
 * in which React then renders what that has set: a message posted after React has posted its own is delivered after
 * that task. Each redraw is marked for the trace, see `trace.ts`.
 */
export const installProbe = (): void => {
  const longTasks: number[] = []
  const keys: number[] = []
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => void performance.mark('redraw-end')
  const frame = window.requestAnimationFrame.bind(window)
  let held: FrameRequestCallback[] | null = null
  const ask = (run: FrameRequestCallback): number => {
    if (held) return held.push(run)
    return frame((time) => {
      performance.mark('redraw-begin')
      run(time)
      queueMicrotask(() => queueMicrotask(() => port2.postMessage(null)))
    })
  }
  window.requestAnimationFrame = ask
  const holdFrames = (isHeld: boolean) => {
    const waiting = held ?? []
    held = isHeld ? waiting : null
    if (!isHeld) for (const run of waiting) ask(run)
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') keys.push(duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  window.probe = { longTasks, keys, holdFrames }
}
