/** Longest that the next frame is waited for: a hidden page draws none. */
const NO_FRAME_MS = 500

export interface FramesSeen {
  /** Frames drawn after the first, and the time from the first to the last. */
  readonly frames: number
  readonly framesMs: number
  readonly longestGapMs: number
}

export interface FrameClock {
  readonly request: (onFrame: () => void) => void
  readonly now: () => number
  readonly after: (ms: number, action: () => void) => void
}

const clock = typeof performance === 'undefined' ? () => 0 : performance.now.bind(performance)

export const browserFrames: FrameClock = {
  request: (onFrame) => void requestAnimationFrame(onFrame),
  now: clock,
  after: (ms, action) => void setTimeout(action, ms),
}

/** Resolves at the next frame, or when none comes. @returns whether one came */
export const nextFrame = (clock: FrameClock): Promise<boolean> =>
  new Promise((resolve) => {
    clock.request(() => resolve(true))
    clock.after(NO_FRAME_MS, () => resolve(false))
  })

/** Counts the frames that are drawn, from a first one on. */
export const watchFrames = (clock: FrameClock): { readonly stop: () => Promise<FramesSeen> } => {
  let [first, last, frames, longestGapMs] = [0, 0, -1, 0]
  let isOver = false
  const onFrame = () => {
    if (isOver) return
    const now = clock.now()
    if (frames < 0) first = now
    else longestGapMs = Math.max(longestGapMs, now - last)
    last = now
    frames += 1
    clock.request(onFrame)
  }
  clock.request(onFrame)
  return {
    /** Waits for one frame more: what held the thread to the end shows in it. */
    stop: async () => {
      await nextFrame(clock)
      isOver = true
      return { frames: Math.max(0, frames), framesMs: last - first, longestGapMs }
    },
  }
}
