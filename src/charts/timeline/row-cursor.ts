import { type PlotBox, timeAtX } from '../frame/plot-box'
import type { Row } from './history'

type Domain = readonly [number, number]

const isIn = (t: number, [from, to]: Domain) => t >= from && t <= to

/** The row nearest to a moment, of those in the stretch that is shown; null where there is none. */
export const rowNear = (rows: readonly Row[], t: number, domain: Domain): Row | null => {
  let nearest: Row | null = null
  for (const row of rows) {
    if (!isIn(row.t, domain)) continue
    if (nearest && Math.abs(row.t - t) >= Math.abs(nearest.t - t)) continue
    nearest = row
  }
  return nearest
}

/** The row under a pixel of the picture. */
export const rowAtX = (rows: readonly Row[], x: number, box: PlotBox, domain: Domain): Row | null =>
  rowNear(rows, timeAtX(x, box, domain), domain)

/** Where a key takes the cursor from a moment; null: to nowhere. undefined when it is no key of a chart. */
export const rowByKey = (
  key: string,
  rows: readonly Row[],
  t: number | null,
  domain: Domain,
): Row | null | undefined => {
  if (key === 'Escape') return null
  const shown = rows.filter((row) => isIn(row.t, domain))
  const near = t === null ? null : rowNear(shown, t, domain)
  const from = near ? shown.indexOf(near) : -1
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: from < 0 ? shown.length - 1 : from - 1,
    ArrowRight: from < 0 ? shown.length - 1 : from + 1,
    Home: 0,
    End: shown.length - 1,
  }
  const target = targets[key]
  if (target === undefined) return undefined
  return shown[Math.min(shown.length - 1, Math.max(0, target))] ?? null
}
