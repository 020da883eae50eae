import { formatShare } from '../../domain/text'
import { figureText } from '../definitions/quantity'
import { isOnAxis, ninesOf } from './nines'
import { type SpectrumView, valueAt } from './spectrum-view'

/** Where the cursor can stand: 100 % is the slowest call. */
const STOPS = [0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999, 99.9999, 100] as const

/** The stops that the axis has room for. */
export const stopsOf = ({ nines, lines }: SpectrumView): readonly number[] =>
  lines.length === 0 ? [] : STOPS.filter((percent) => percent === 100 || isOnAxis(percent, nines.end))

/** Where a stop lies on the axis: all calls, 100 %, at its end. */
export const pointPlace = (percent: number, { nines }: SpectrumView): number =>
  percent === 100 ? nines.end : ninesOf(percent)

/** The stop nearest to a place on the axis, 0 to 1; null where there is nothing to read. */
export const stopNear = (share: number, view: SpectrumView): number | null => {
  const away = (percent: number) => Math.abs(pointPlace(percent, view) - share * view.nines.end)
  return stopsOf(view).reduce<number | null>(
    (best, percent) => (best === null || away(percent) < away(best) ? percent : best),
    null,
  )
}

/** Where a key takes the cursor; undefined when it is no key of the picture. */
export const stopByKey = (
  key: string,
  stop: number | null,
  view: SpectrumView,
): number | null | undefined => {
  if (key === 'Escape') return null
  const stops = stopsOf(view)
  const from = stop === null ? -1 : stops.indexOf(stop)
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    Home: 0,
    End: stops.length - 1,
  }
  const to = steps[key]
  if (to === undefined) return undefined
  if (from < 0) return stops.includes(50) ? 50 : null
  return stops[Math.min(stops.length - 1, Math.max(0, to))] ?? null
}

export const headingOf = (percent: number): string => {
  if (percent === 0) return 'The fastest call'
  return percent === 100 ? 'All calls' : `${formatShare(percent / 100)} of calls`
}

/** What each line says at a stop: at most so long. */
export const readingsAt = (percent: number, view: SpectrumView) =>
  view.lines.map((line) => ({ stage: line.stage, text: latencyText(valueAt(line, percent)?.us, view.floor) }))

/** Share of workers’ time that the calls beyond a stop take; null where it is not known, or none lies beyond. */
export const busyBeyond = (percent: number, { service }: Pick<SpectrumView, 'service'>): number | null =>
  percent === 100 ? null : (service.find((point) => point.percent >= percent)?.timeBeyond ?? null)

/** "3.4 %" of the workers’ time is the slower calls’. */
export const busyBeyondText = (percent: number, view: SpectrumView): string => {
  const share = busyBeyond(percent, view)
  return share === null ? '–' : formatShare(Number(share.toPrecision(3)))
}

const latencyText = (us: number | undefined, floor: number): string =>
  us === undefined ? '–' : figureText(us, 'duration', floor)
