import { NO_FIGURES } from '../../src/domain/figures/buckets/columns'
import type { Report } from '../../src/domain/report'
import { DEFAULTS, type Settings } from '../../src/domain/settings/settings'
import type { Snapshot, TimelinePoint } from '../../src/domain/snapshot'

/** A run as it was published: every snapshot, and the report it ended with. */
export interface Recording {
  readonly snapshots: readonly Snapshot[]
  readonly report: Report
}

const FORMAT = 'poolscope.recording/1'

/**
 * A recording is lines of JSON: the format, a line for each snapshot, the report. A line has what differs from the
 * line before, and of the timeline the points that are new: written out, each would be in 120 snapshots.
 */
interface Line {
  readonly changed: Partial<Omit<Snapshot, 'timeline'>>
  /** Points that were finished since the line before. */
  readonly closed: readonly TimelinePoint[]
  readonly open: TimelinePoint | null
  /** Points on the timeline, the open one included. */
  readonly shown: number
}

/** Significant digits of what is not a whole number: more than any chart shows, and of moments so many that none meets another. */
const DIGITS = { figure: 4, moment: 5 } as const
const MOMENTS = new Set(['t', 'at', 'from', 'to', 'span'])
/** The spectrum fills most of a snapshot and changes least: it is written this often, ms. */
const SPECTRUM_EVERY_MS = 5000

/** Hex, so that a string that has moved by one byte is still found again by compression. */
const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const plain = (key: string, value: unknown): unknown => {
  if (value instanceof Uint8Array) return { $bytes: hexOf(value) }
  if (value instanceof Uint32Array) return { $counts: [...value] }
  if (typeof value !== 'number' || Number.isInteger(value)) return value
  if (!Number.isFinite(value)) throw new Error(`A recording has no place for ${key} = ${value}.`)
  return Number(value.toPrecision(MOMENTS.has(key) ? DIGITS.moment : DIGITS.figure))
}
const revived = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value) return bytesOf(String(value.$bytes))
  if ('$counts' in value) return Uint32Array.from(value.$counts as number[])
  return value
}

const textOf = (value: unknown) => JSON.stringify(value, plain)

/** Writes snapshots down one after another. */
class Writer {
  readonly #last = new Map<string, string>()
  #closedUntil = 0
  #spectrumAt = Number.NEGATIVE_INFINITY

  line(snapshot: Snapshot, isLast: boolean): string {
    const { timeline, ...rest } = snapshot
    const changed: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(rest)) {
      if (key === 'spectrum' && !isLast && !this.#isSpectrumDue(snapshot.at)) continue
      const text = textOf(value)
      if (this.#last.get(key) === text) continue
      this.#last.set(key, text)
      changed[key] = value
    }
    const closed = timeline.filter(({ t, complete }) => complete && t > this.#closedUntil)
    this.#closedUntil = closed.at(-1)?.t ?? this.#closedUntil
    const last = timeline.at(-1)
    const open = last && !last.complete ? last : null
    return textOf({ changed, closed, open, shown: timeline.length } satisfies Line)
  }

  #isSpectrumDue(at: number): boolean {
    if (at - this.#spectrumAt < SPECTRUM_EVERY_MS) return false
    this.#spectrumAt = at
    return true
  }
}

export const encodeRun = ({ snapshots, report }: Recording): string => {
  const writer = new Writer()
  const lines = snapshots.map((snapshot, index) => writer.line(snapshot, index === snapshots.length - 1))
  return [JSON.stringify({ format: FORMAT }), ...lines, textOf({ report })].join('\n')
}

const parse = <T>(line: string): T => JSON.parse(line, revived) as T

/** A setting that came after the recording is at its default. */
const complete = (settings: Settings): Settings => ({ ...DEFAULTS, ...settings })

/** What live figures have had only since the run was recorded. */
const NOT_TOLD: Pick<Snapshot['live'], 'hops'> = { hops: 'apart' }

/** So is a figure of a bucket that was not kept yet: nothing, or not known. */
const wholePoint = (point: TimelinePoint): TimelinePoint => ({ ...NO_FIGURES, ...point })

/** @throws where the text is not a recording, or one of another format */
export const decodeRun = (text: string): Recording => {
  const [header = '', ...lines] = text.split('\n')
  const { format } = parse<{ format?: unknown }>(header)
  if (format !== FORMAT) throw new Error(`A recording of format ${FORMAT} was expected, not ${format}.`)
  const { report } = parse<{ report?: Report }>(lines.pop() ?? '{}')
  if (!report) throw new Error('The recording breaks off: its report is missing.')
  const points: TimelinePoint[] = []
  // What snapshots have had only since the run was recorded, as they are where there is nothing to tell.
  let whole: Partial<Snapshot> = { cutOff: null }
  const snapshots = lines.map((line) => {
    const { changed, closed, open, shown } = parse<Line>(line)
    points.push(...closed.map(wholePoint))
    const kept = open ? shown - 1 : shown
    const timeline = kept > 0 ? points.slice(-kept) : []
    whole = { ...whole, ...changed, timeline: open ? [...timeline, wholePoint(open)] : timeline }
    const snapshot = whole as Snapshot
    return {
      ...snapshot,
      live: { ...NOT_TOLD, ...snapshot.live },
      settings: complete(snapshot.settings),
    }
  })
  return { snapshots, report: { ...report, settings: complete(report.settings) } }
}
