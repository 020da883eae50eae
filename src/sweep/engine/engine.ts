import { createRandom } from '../../demand/random'
import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import { errorMessage } from '../../domain/wording/error-message'
import { type SweepOrder, settingsAt, visitSecondsFor } from '../order'
import { findEnough } from '../repeats/enough'
import { withoutOutliers } from '../repeats/outliers'
import { lostWords } from '../repeats/point'
import { type Measurements, pointsOf, resultOf, type SweepResult } from '../result'
import { type Visit, visitOf } from './visit'

/** How far a sweep is. */
export interface SweepProgress {
  /** The value that is being measured, and which measurement of it this is, from 1. */
  readonly value: number
  readonly block: number
  /** 0 to 1, of the time that it may take. */
  readonly fraction: number
  /** At most. */
  readonly secondsLeft: number
}

/** A sweep as far as it has come: enough to go on from, after a reload too. */
export interface SweepSoFar extends Measurements {
  readonly order: SweepOrder
  readonly elapsedMs: number
}

export interface SweepPorts {
  /** Runs to its end and resolves with the report. Rejects when it cannot be run, or with the signal's reason. */
  readonly run: (settings: Settings, signal: AbortSignal) => Promise<Report>
  /** ms, from whenever. */
  readonly now: () => number
  readonly progress: (progress: SweepProgress) => void
  /** What is known by now; called after each measurement. */
  readonly keep: (soFar: SweepSoFar) => void
}

/** In fewer blocks nothing is compared. */
const FEWEST_BLOCKS = 4
/** A value that loses a larger share of its calls is not measured again. */
const HOPELESS = 0.5
/** What a run takes beside its measurement, s, before one was made. */
const OVERHEAD_S = 0.8

export const freshSweep = (order: SweepOrder): SweepSoFar => ({ order, visits: [], faults: {}, elapsedMs: 0 })

/** The values in the order of one block: random, so that no value always comes after the same other. */
export const blockOrder = ({ values, seed }: SweepOrder, block: number): readonly number[] => {
  const random = createRandom(seed + 7919 * block)
  return values
    .map((value) => ({ value, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

/** What is to be measured next; null when every block so far is full. */
const nextIn = ({ order, visits, faults }: SweepSoFar, block: number): number | null =>
  blockOrder(order, block).find(
    (value) =>
      faults[value] === undefined && !visits.some((visit) => visit.value === value && visit.block === block),
  ) ?? null

/** All intervals narrow, and nothing left open between neighbours. */
const isDecided = (soFar: SweepSoFar): boolean => {
  const visits = withoutOutliers(soFar.visits)
  const points = pointsOf(soFar.order, { ...soFar, visits }).filter(({ fault }) => fault === null)
  if (!points.every(({ isNarrow }) => isNarrow)) return false
  const enough = findEnough(points, visits)
  if (enough.kind === 'open') return false
  return enough.kind !== 'found' || enough.low === enough.high
}

/** In which block the next measurement is, and of what; null when it is done. */
const next = (soFar: SweepSoFar): { readonly block: number; readonly value: number } | null => {
  const begun = 1 + Math.max(-1, ...soFar.visits.map(({ block }) => block))
  const open = Math.max(0, begun - 1)
  const value = nextIn(soFar, open)
  if (value !== null) return { block: open, value }
  if (begun >= FEWEST_BLOCKS && isDecided(soFar)) return null
  const first = nextIn(soFar, open + 1)
  return first === null ? null : { block: open + 1, value: first }
}

/**
 * Sweeps to the end: measures each value once a block, in random order, until every interval is as narrow as asked and
 * nothing is left open between neighbours, or the time is up. A value that cannot be run is named, and the rest goes on.
 * @throws the signal's reason, when it is aborted; what was kept by then can be gone on with
 */
export const sweep = async (
  from: SweepSoFar,
  ports: SweepPorts,
  signal: AbortSignal,
): Promise<SweepResult> => {
  let soFar = from
  const startedAt = ports.now()
  const before = from.elapsedMs
  const { order } = from
  const elapsed = () => before + ports.now() - startedAt
  /** What the last measurement of a value took: 256 workers start more slowly than one. */
  const took = new Map<number, number>()
  const visitMs = (value: number) => {
    const made = soFar.visits.length - from.visits.length
    const last = took.get(value)
    if (last !== undefined) return last
    return made === 0 ? (order.visitSeconds + OVERHEAD_S) * 1000 : (elapsed() - before) / made
  }
  for (;;) {
    signal.throwIfAborted()
    const step = next(soFar)
    if (!step) return resultOf(order, soFar, 'narrow')
    const leftMs = order.seconds * 1000 - elapsed()
    if (leftMs < visitMs(step.value)) return resultOf(order, soFar, 'time')
    ports.progress({
      value: step.value,
      block: step.block + 1,
      fraction: Math.min(1, elapsed() / (order.seconds * 1000)),
      secondsLeft: Math.max(0, leftMs / 1000),
    })
    const begun = elapsed()
    soFar = { ...(await measured(soFar, step, ports, signal)), elapsedMs: elapsed() }
    took.set(step.value, elapsed() - begun)
    ports.keep(soFar)
  }
}

/** Long enough for calls that turned out longer than the settings say, as a function of one’s own may be. */
const secondsOf = ({ order, visits }: SweepSoFar): number =>
  Math.max(order.visitSeconds, visitSecondsFor(Math.max(0, ...visits.map(({ directUs }) => directUs))))

const measured = async (
  soFar: SweepSoFar,
  { value, block }: { readonly value: number; readonly block: number },
  ports: SweepPorts,
  signal: AbortSignal,
): Promise<SweepSoFar> => {
  try {
    const report = await ports.run({ ...settingsAt(soFar.order, value), seconds: secondsOf(soFar) }, signal)
    const visit: Visit = visitOf(value, block, report)
    if (report.endedBy === 'stopped') throw new SweepStopped()
    // What gives no results in most of its calls would be the same in every further measurement.
    const faults =
      visit.lost > HOPELESS ? { ...soFar.faults, [value]: lostWords([visit]) ?? '' } : soFar.faults
    return { ...soFar, faults, visits: [...soFar.visits, visit] }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof SweepStopped) throw error
    // It is said as the rest of a sentence.
    const fault = errorMessage(error).replace(/\.+$/, '')
    return { ...soFar, faults: { ...soFar.faults, [value]: fault } }
  }
}

/** Somebody stopped one of its runs: what was measured is kept. */
class SweepStopped extends Error {
  override readonly name = 'SweepStopped'
  constructor() {
    super('Its run was stopped.')
  }
}
