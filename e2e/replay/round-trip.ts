import type { Interruption } from '../../src/domain/figures/interruption'
import type { Snapshot } from '../../src/domain/snapshot'
import { millis } from '../../src/domain/time'
import type { Recording } from './codec'
import { endlessPart, movedBy } from './moment'

/** The pace of snapshots, ms. */
export const SNAPSHOT_EVERY_MS = 100
/** Snapshots that are published before the page gets a turn, where many are published at once. */
const AT_ONCE = 50

/** A recorded run that goes on for ever: its full part, round and round, later each time. */
export interface RoundTrip {
  readonly begin: () => void
  readonly end: () => void
  /**
   * Publishes all that comes in the next `ms`, as fast as it can, and says from then on that the tab was hidden
   * meanwhile: what a page gets from a lab that goes on while nobody looks.
   */
  readonly passHidden: (ms: number) => Promise<void>
}

export const createRoundTrip = (recording: Recording, publish: (snapshot: Snapshot) => void): RoundTrip => {
  const part = endlessPart(recording)
  const lapMs = (part.at(-1)?.at ?? 0) - (part[0]?.at ?? 0) + SNAPSHOT_EVERY_MS
  let count = 0
  let timer: ReturnType<typeof setInterval> | null = null
  let hidden: Interruption | null = null

  const next = (): Snapshot | null => {
    const snapshot = part[count % part.length]
    if (!snapshot) return null
    const moved = movedBy(Math.floor(count / part.length) * lapMs, snapshot)
    count += 1
    return hidden ? { ...moved, interruptions: [...moved.interruptions, hidden] } : moved
  }
  const publishNext = (): number => {
    const snapshot = next()
    if (snapshot) publish(snapshot)
    return snapshot?.at ?? 0
  }
  const end = () => {
    if (timer !== null) clearInterval(timer)
    timer = null
  }
  const begin = () => {
    end()
    publishNext()
    timer = setInterval(publishNext, SNAPSHOT_EVERY_MS)
  }
  return {
    begin,
    end,
    passHidden: async (ms) => {
      end()
      const from = millis(publishNext())
      for (let at: number = from; at < from + ms; ) {
        for (let left = AT_ONCE; left > 0 && at < from + ms; left -= 1) at = publishNext()
        hidden = { kind: 'hidden', from, to: millis(at) }
        await new Promise((resolve) => setTimeout(resolve))
      }
      begin()
    },
  }
}
