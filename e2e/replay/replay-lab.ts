import type { LabControls } from '../../src/domain/ports'
import type { Report } from '../../src/domain/report'
import type { Snapshot } from '../../src/domain/snapshot'
import type { Recording } from './codec'
import { momentAt } from './moment'
import { createRoundTrip, type RoundTrip, SNAPSHOT_EVERY_MS } from './round-trip'

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

type Publish = (snapshot: Snapshot) => void

interface ReplayLab extends LabControls {
  /** Has runs from now on replay that. */
  readonly replayNext: (replay: Replay) => void
  /** See `RoundTrip`. @throws unless the replay is endless, and runs */
  readonly passHidden: (ms: number) => Promise<void>
}

/** A lab that runs nothing: it publishes what was recorded. */
export const createReplayLab = (recording: Recording, first: Replay): ReplayLab => {
  let coming = first
  const { snapshots, report } = recording
  let end: (() => void) | null = null
  let roundTrip: RoundTrip | null = null

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

  const run: LabControls['run'] = (_settings, publish) =>
    new Promise<Report>((resolve, reject) => {
      const replay = coming
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
          roundTrip = createRoundTrip(recording, publish)
          halt = roundTrip.end
          return roundTrip.begin()
        default:
          return replay satisfies never
      }
    })

  return {
    run,
    replayNext: (replay) => {
      coming = replay
    },
    fetchAhead: async () => undefined,
    update: async () => undefined,
    startCold: async () => undefined,
    stop: async () => end?.(),
    passHidden: (ms) => {
      if (!roundTrip) throw new Error('Only an endless replay that runs can pass time hidden.')
      return roundTrip.passHidden(ms)
    },
    measureInstrument: async () => {
      throw new Error('A recording has no instrument to measure.')
    },
  }
}
