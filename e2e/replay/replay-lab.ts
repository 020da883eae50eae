import type { LabControls } from '../../src/domain/ports'
import type { Report } from '../../src/domain/report'
import type { Snapshot } from '../../src/domain/snapshot'
import type { Recording } from './codec'
import { endlessPart, momentAt, movedBy } from './moment'

/** What is replayed. */
export type Replay =
  /** One moment of the run, which then stands still until it is stopped. */
  | { readonly kind: 'moment'; readonly at: number }
  /** As far as the first snapshot of that phase. */
  | { readonly kind: 'phase'; readonly phase: 'starting' | 'calibrating' }
  /** The end of the run, at once. */
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly at: number; readonly message: string }
  /** At its pace, to its end. */
  | { readonly kind: 'once' }
  /** At ten snapshots a second, for ever. */
  | { readonly kind: 'endless' }

/** The pace of snapshots, ms. */
export const SNAPSHOT_EVERY_MS = 100

type Publish = (snapshot: Snapshot) => void

/** New objects every time, as they come from another thread. */
const asReceived =
  (publish: Publish): Publish =>
  (snapshot) =>
    publish(structuredClone(snapshot))

/** A lab that runs nothing: it publishes what was recorded. */
export const createReplayLab = (recording: Recording, replay: Replay): LabControls => {
  const { snapshots, report } = recording
  let end: (() => void) | null = null

  const goRound = (publish: Publish): (() => void) => {
    const part = endlessPart(recording)
    const [first, last] = [part[0], part.at(-1)]
    const lapMs = (last?.at ?? 0) - (first?.at ?? 0) + SNAPSHOT_EVERY_MS
    let count = 0
    const timer = setInterval(() => {
      const snapshot = part[count % part.length]
      if (snapshot) publish(movedBy(Math.floor(count / part.length) * lapMs, snapshot))
      count += 1
    }, SNAPSHOT_EVERY_MS)
    return () => clearInterval(timer)
  }

  const playOnce = (publish: Publish, finish: () => void): (() => void) => {
    let next = 0
    const timer = setInterval(() => {
      const snapshot = snapshots[next]
      next += 1
      if (snapshot) publish(snapshot)
      if (next >= snapshots.length) finish()
    }, SNAPSHOT_EVERY_MS)
    return () => clearInterval(timer)
  }

  const run: LabControls['run'] = (_settings, publishRaw) =>
    new Promise<Report>((resolve, reject) => {
      const publish = asReceived(publishRaw)
      let halt = () => {}
      const finish = () => {
        halt()
        end = null
        const last = snapshots.at(-1)
        if (last) publish(last)
        resolve(report)
      }
      end = finish
      switch (replay.kind) {
        case 'moment':
          return publish(momentAt(recording, replay.at))
        case 'phase': {
          const early = snapshots.find(({ phase }) => phase.kind === replay.phase)
          return early ? publish(early) : reject(new Error(`The recording has no phase ${replay.phase}.`))
        }
        case 'finished':
          return finish()
        case 'failed': {
          const { at, message } = replay
          end = null
          publish({ ...momentAt(recording, at), phase: { kind: 'failed', message } })
          return reject(new Error(message))
        }
        case 'once':
          halt = playOnce(publish, finish)
          return
        case 'endless':
          halt = goRound(publish)
          return
        default:
          return replay satisfies never
      }
    })

  return { run, update: async () => undefined, startCold: async () => undefined, stop: async () => end?.() }
}
