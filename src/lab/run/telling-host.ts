import { spanBetween } from '../../domain/time'
import { createDeferred } from '../deferred'
import type { Host } from '../host/host'

/** Who listens is waited for so long, ms, by a thread that times calls. */
const SHOWN_MS = 50

interface Telling {
  readonly everyMs: number
  readonly isCalibrating: () => boolean
  readonly tell: () => void
  /** Resolves when what was told last has been seen; without it, it is at once. */
  readonly shown: (() => Promise<void>) | undefined
}

/** What was told last has been seen, or is not waited for any more. */
const untilShown = async (shown: () => Promise<void>, { after }: Host): Promise<void> => {
  const limit = createDeferred<void>()
  const stopTimer = after(SHOWN_MS, () => limit.resolve())
  await Promise.race([shown(), limit.promise])
  stopTimer()
}

/**
 * A thread that times calls hears its turns, and not always its timers: it says with those how far it is. One turn of
 * the event loop does not carry a snapshot to the page, draw it, and bring a click back: it is waited for.
 */
export const tellingHost = (host: Host, { everyMs, isCalibrating, tell, shown }: Telling): Host => {
  let saidAt = host.clock.now()
  const turn = async () => {
    if (isCalibrating() && spanBetween(saidAt, host.clock.now()) >= everyMs) {
      tell()
      if (shown) await untilShown(shown, host)
      saidAt = host.clock.now()
    }
    await host.waiting.turn()
  }
  return { ...host, waiting: { ...host.waiting, turn } }
}
