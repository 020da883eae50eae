/** What is noted down in a page from before its first script on. */
export interface PageProbe {
  /** Script of each frame that drew something, React's part included, ms. */
  readonly updates: number[]
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
 * in which React then renders what that has set: two messages, one posted before the callback and one after React has
 * posted its own, are delivered around that task.
 */
export const installProbe = (): void => {
  const updates: number[] = []
  const longTasks: number[] = []
  const keys: number[] = []
  /** A frame in which nothing was drawn takes less. ms */
  const drewNothing = 0.3
  const { port1, port2 } = new MessageChannel()
  let renderFrom = 0
  port1.onmessage = ({ data }: MessageEvent<number | null>) => {
    const now = performance.now()
    if (data === null) renderFrom = now
    else if (data + now - renderFrom > drewNothing) updates.push(data + now - renderFrom)
  }
  const frame = window.requestAnimationFrame.bind(window)
  let held: FrameRequestCallback[] | null = null
  const ask = (run: FrameRequestCallback): number => {
    if (held) return held.push(run)
    return frame((time) => {
      const from = performance.now()
      port2.postMessage(null)
      run(time)
      const own = performance.now() - from
      queueMicrotask(() => queueMicrotask(() => port2.postMessage(own)))
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
  window.probe = { updates, longTasks, keys, holdFrames }
}
