import type { DemandSettings, StartDemand } from './driver'

/**
 * Closed demand: `demand` callers, each of which awaits its call before the next; no think time.
 * A round is `callsPerCaller` calls per caller, taken from one stock, so that callers who join half-way help.
 */
export const startClosed: StartDemand = ({ submit, endRound, waiting }, initial, fail) => {
  let settings: DemandSettings = initial
  let isStopped = false
  let callers = 0
  let roundSize = 0
  let left = 0
  let settled = 0

  /** What settles while a call is submitted was rejected: that call, or one it drops from a full queue. */
  let isSubmitting = false

  /** @returns whether the call was rejected by a full queue */
  const call = () =>
    new Promise<boolean>((done) => {
      isSubmitting = true
      submit(null, () => done(isSubmitting))
      isSubmitting = false
    })

  const runCaller = async () => {
    while (!isStopped && left > 0 && callers <= settings.demand) {
      left -= 1
      const isRejected = await call()
      settled += 1
      // A caller that is rejected must not spin: replies need a turn of the event loop.
      if (isRejected) await waiting.turn()
    }
    callers -= 1
    if (callers === 0 && left === 0) await nextRound()
  }

  const hire = () => {
    while (!isStopped && left > 0 && callers < settings.demand) {
      callers += 1
      runCaller().catch(fail)
    }
  }

  const beginRound = () => {
    roundSize = settings.callsPerCaller * settings.demand
    left = roundSize
    settled = 0
    hire()
  }

  const nextRound = async () => {
    if (isStopped) return
    const verdict = await endRound()
    if (verdict === 'next' && !isStopped) beginRound()
  }

  beginRound()
  return {
    update: (changed) => {
      settings = changed
      hire()
    },
    stop: () => {
      isStopped = true
    },
    roundFraction: () => settled / roundSize,
  }
}
