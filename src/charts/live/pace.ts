/**
 * When pictures are redrawn. Snapshots come ten times a second and one redraw of three charts would block
 * the page for tens of milliseconds; so a round of redraws starts at most every `intervalMs`, and each
 * animation frame of it draws one chart, so that input is answered between two of them. All pictures of
 * a round show the same value, so that their time axes agree.
 */
export interface RedrawPacer<T> {
  /**
   * There is a newer value: every picture wants a redraw. Measurements come at a `calm` pace; what answers a hand
   * comes `now`, in the next frames.
   */
  readonly request: (value: T, pace?: 'calm' | 'now') => void
  /**
   * Adds a picture. Light ones are drawn together in the first frame of a round, heavy ones a frame each.
   * @returns how to take it out again
   */
  readonly add: (draw: (value: T) => void, cost?: DrawCost) => () => void
}

export type DrawCost = 'light' | 'heavy'

/** The browser's ways to wait, handed in so that a test can crank them. */
export interface PaceHost {
  readonly now: () => number
  readonly nextFrame: (run: () => void) => void
  readonly after: (ms: number, run: () => void) => void
}

/** Four a second: enough to see movement, few enough to leave the page free. */
export const REDRAW_INTERVAL_MS = 250
/**
 * Share of the thread's time that pictures may take: the page's own work must not be what the pool waits for. Where
 * many charts are in view, or the machine is slow, rounds come less often.
 */
const MOST_SHARE = 1 / 8
/** A picture older than this no longer moves. ms */
const LONGEST_REST_MS = 1000

/** For those who asked the system for less motion. */
export const REDUCED_INTERVAL_MS = 1000

/** What a pacer goes by; asked for at every round, because it may change. */
export interface PaceRules<T> {
  readonly intervalMs: () => number
  /** Whether heavy pictures must wait for a later value: the machine is wanted for something else. */
  readonly isHeld: (value: T) => boolean
}

export const createRedrawPacer = <T>(
  host: PaceHost,
  { intervalMs = () => REDRAW_INTERVAL_MS, isHeld = () => false }: Partial<PaceRules<T>> = {},
): RedrawPacer<T> => {
  const pictures = new Map<(value: T) => void, DrawCost>()
  let state: 'resting' | 'waiting' | 'drawing' = 'resting'
  let wanted: { readonly value: T } | null = null
  let lastRoundAt = Number.NEGATIVE_INFINITY
  /** What drawing the last round took, and the one before it, ms. */
  let spent = 0
  let spentBefore = 0
  let isHurried = false
  /** Counts the rounds that were scheduled: one that another overtook does not start. */
  let turn = 0

  // The lesser of two: a round in which charts are set up says nothing about the next.
  const usualCost = () => Math.min(spent, spentBefore)
  const calmRest = () => Math.max(intervalMs(), Math.min(LONGEST_REST_MS, usualCost() / MOST_SHARE))
  const timed = (draw: (value: T) => void, value: T) => {
    const start = host.now()
    draw(value)
    spent += host.now() - start
  }

  const schedule = () => {
    state = 'waiting'
    turn += 1
    const mine = turn
    const start = () => host.nextFrame(() => mine === turn && startRound())
    const rest = isHurried ? 0 : lastRoundAt + calmRest() - host.now()
    if (rest <= 0) start()
    else host.after(rest, start)
  }
  const finishRound = () => {
    state = 'resting'
    if (wanted) schedule()
  }
  const drawNext = (value: T, left: ((value: T) => void)[]) => {
    const draw = left.shift()
    if (draw && pictures.has(draw)) timed(draw, value)
    if (left.length === 0) finishRound()
    else host.nextFrame(() => drawNext(value, left))
  }
  const startRound = () => {
    if (!wanted) return finishRound()
    const { value } = wanted
    state = 'drawing'
    wanted = null
    isHurried = false
    spentBefore = spent
    spent = 0
    lastRoundAt = host.now()
    const heavy: ((value: T) => void)[] = []
    for (const [draw, cost] of [...pictures]) {
      if (cost === 'light') timed(draw, value)
      else if (!isHeld(value)) heavy.push(draw)
    }
    drawNext(value, heavy)
  }

  return {
    request: (value, pace = 'calm') => {
      wanted = { value }
      const isOvertaking = pace === 'now' && !isHurried
      if (pace === 'now') isHurried = true
      if (state === 'resting' || (state === 'waiting' && isOvertaking)) schedule()
    },
    add: (draw, cost = 'heavy') => {
      pictures.set(draw, cost)
      return () => pictures.delete(draw)
    },
  }
}
