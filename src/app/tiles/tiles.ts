import type { Quantity } from '../../charts/definitions/quantity'
import { isTooCoarse } from '../../domain/figures/clock-step'
import { fatesOf, lostOf } from '../../domain/figures/fates'
import { exactly, notRecorded, type Reading } from '../../domain/figures/reading'
import type { Settings } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import { formatCount, formatSpan } from '../../domain/text'

export interface TileFigure {
  /** What tells it from the tile's other figure. */
  readonly label: string | null
  readonly reading: Reading
  readonly quantity: Quantity
}

/** One figure or two that people look for first, and a note under them. */
export interface Tile {
  readonly id: string
  readonly label: string
  /** What it means, among the terms. */
  readonly term: string
  /** The hue of the chart that shows the same quantity over time. */
  readonly hue: `--hue-${string}` | null
  readonly figures: readonly TileFigure[]
  readonly note: string
}

const NO_RUN: Reading = { kind: 'none', reason: 'no run yet' }
const NOT_TIMED: Reading = { kind: 'none', reason: 'the clock’s steps are too long to time a call' }
const NOT_CALIBRATED: Reading = { kind: 'none', reason: 'not calibrated yet' }

type Row = (snapshot: Snapshot | null) => Tile

const slowdown: Row = (snapshot) => ({
  id: 'slowdown',
  label: 'Slowdown ratio',
  term: 'slowdown-ratio',
  hue: '--hue-ratio',
  figures: [{ label: null, reading: snapshot?.live.slowdown ?? NO_RUN, quantity: 'ratio' }],
  note: 'pool ÷ direct call',
})

/** Which stretch of the run the figures are of. */
const stretch = ({ live: { window }, cutOff }: Snapshot) => {
  if (window === 0) return ''
  return cutOff === null ? `last ${formatSpan(window)}` : `whole run, ${formatSpan(window)}`
}

const dispatch: Row = (snapshot) => ({
  id: 'dispatch',
  label: 'Dispatch latency',
  term: 'dispatch-latency',
  hue: '--hue-latency',
  figures: [
    { label: 'p50', reading: snapshot?.live.stages.dispatch.p50 ?? NO_RUN, quantity: 'duration' },
    { label: 'p99', reading: snapshot?.live.stages.dispatch.p99 ?? NO_RUN, quantity: 'duration' },
  ],
  note: snapshot ? stretch(snapshot) : '',
})

const waiting = ({ queue: { oldestMs }, counts: { blocked }, cutOff }: Snapshot) => {
  if (cutOff !== null) return cutOff.waiting === 0 ? 'none waited' : 'cancelled then'
  if (blocked > 0) return `${formatCount(blocked)} blocked`
  return oldestMs === null ? 'none waits' : `oldest ${formatSpan(oldestMs)}`
}

const queue: Row = (snapshot) => ({
  id: 'queue',
  label: 'Queue length',
  term: 'queue-length',
  hue: '--hue-queue',
  figures: [{ label: null, reading: snapshot ? exactly(snapshot.queue.length) : NO_RUN, quantity: 'calls' }],
  note: snapshot ? waiting(snapshot) : '',
})

const rate: Row = (snapshot) => ({
  id: 'rate',
  label: 'Calls per second',
  term: 'rate',
  hue: null,
  figures: [
    {
      label: 'done',
      reading: snapshot ? exactly(snapshot.live.completedPerSecond) : NO_RUN,
      quantity: 'calls',
    },
    {
      label: 'submitted',
      reading: snapshot ? exactly(snapshot.live.submittedPerSecond) : NO_RUN,
      quantity: 'calls',
    },
  ],
  note: 'a second',
})

const fatesNote = ({ classes: { foreground }, settings }: Snapshot) => {
  const fates = fatesOf(foreground.counts, settings).filter(({ key }) => key !== 'unfinished')
  return fates.length === 0
    ? `${formatCount(foreground.counts.completed)} completed`
    : fates.map(({ count, word }) => `${formatCount(count)} ${word}`).join(', ')
}

const lost: Row = (snapshot) => ({
  id: 'lost',
  label: 'Lost calls',
  term: 'lost',
  hue: '--hue-latency',
  figures: [
    {
      label: null,
      reading: snapshot ? exactly(lostOf(snapshot.classes.foreground.counts)) : NO_RUN,
      quantity: 'calls',
    },
  ],
  note: snapshot ? fatesNote(snapshot) : '',
})

const readyNow = ({ phase, workers: { ready, asked } }: Snapshot) =>
  phase.kind === 'finished' || phase.kind === 'failed'
    ? `pool of ${asked} closed`
    : ready === asked
      ? `of ${asked}, last second`
      : `of ${ready} ready, ${asked} asked`

const answering = ({ settings: { recording }, workers }: Snapshot): Reading =>
  recording === 'off' ? notRecorded(recording) : exactly(workers.answering)

const workers: Row = (snapshot) => ({
  id: 'workers',
  label: 'Workers',
  term: 'answering',
  hue: null,
  figures: [{ label: 'replied', reading: snapshot ? answering(snapshot) : NO_RUN, quantity: 'calls' }],
  note: snapshot ? readyNow(snapshot) : '',
})

/** Under a clock that cannot time it, what the function should take is no figure. */
const isUntimed = ({ environment }: Snapshot) => isTooCoarse(environment.clockResolutionUs)

const directCall = (snapshot: Snapshot): Reading => {
  if (isUntimed(snapshot)) return NOT_TIMED
  return snapshot.baseline ? exactly(snapshot.baseline.syncUs) : NOT_CALIBRATED
}

const directNote = (snapshot: Snapshot): string => {
  if (isUntimed(snapshot)) return 'calls are counted only'
  return snapshot.baseline?.source === 'derived' ? 'from calibration' : 'synchronous'
}

const baseline: Row = (snapshot) => ({
  id: 'baseline',
  label: 'Direct call',
  term: 'direct-call',
  hue: null,
  figures: [
    {
      label: null,
      reading: snapshot ? directCall(snapshot) : NO_RUN,
      quantity: 'duration',
    },
  ],
  note: snapshot ? directNote(snapshot) : 'synchronous',
})

const generatorLag: Row = (snapshot) => ({
  id: 'lag',
  label: 'Generator lag',
  term: 'generator-lag',
  hue: null,
  figures: [{ label: 'p99', reading: snapshot?.live.generatorLag ?? NO_RUN, quantity: 'duration' }],
  note: 'submitted late',
})

/** The tiles of a mode: lag exists only where calls have a schedule. */
export const tilesFor = (snapshot: Snapshot | null, { mode }: Settings): readonly Tile[] =>
  [slowdown, dispatch, queue, rate, lost, workers, baseline, ...(mode === 'open' ? [generatorLag] : [])].map(
    (row) => row(snapshot),
  )
