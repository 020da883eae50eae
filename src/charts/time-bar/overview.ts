import type { PageHistory } from '../timeline/history'

/** Points of the overview, at most about so many. */
const MOST_POINTS = 150

/** One place of the overview: when, as a share of the run, and how high, as a share of the strip; null in a gap. */
export interface OverviewPoint {
  readonly t: number
  readonly height: number | null
}

/**
 * The whole of what is kept of a run at a glance: mean call latency, on a log scale from its least to its largest,
 * so that every change of settings shows.
 */
export const overviewOf = (history: PageHistory): readonly OverviewPoint[] => {
  const { first, end } = history.kept()
  const size = 2 ** Math.max(0, Math.ceil(Math.log2((end - first) / MOST_POINTS)))
  const logs: { readonly t: number; readonly log: number | null }[] = []
  for (let group = first; group < end; group += size) {
    const { t, stages } = history.fold(group, Math.min(end, group + size))
    const mean = stages?.call.mean ?? 0
    logs.push({ t, log: mean > 0 ? Math.log10(mean) : null })
  }
  const known = logs.flatMap(({ log }) => (log === null ? [] : [log]))
  const least = Math.min(...known)
  // A steady run is a calm line: less than a decade does not fill the strip.
  const span = Math.max(1, Math.max(...known) - least)
  return logs.map(({ t, log }) => ({ t, height: log === null ? null : (log - least) / span }))
}

/** Path of the overview in a box of `width` × `height`, standing on its floor. */
export const overviewPath = (
  points: readonly OverviewPoint[],
  end: number,
  { width, height }: { readonly width: number; readonly height: number },
): string => {
  const pieces: string[] = []
  let isDrawing = false
  for (const { t, height: share } of points) {
    if (share === null || end <= 0) {
      isDrawing = false
      continue
    }
    // The line keeps clear of the edges, where it would be half hidden.
    const y = height * (0.85 - 0.7 * share)
    pieces.push(`${isDrawing ? 'L' : 'M'}${((t / end) * width).toFixed(1)},${y.toFixed(1)}`)
    isDrawing = true
  }
  return pieces.join('')
}
