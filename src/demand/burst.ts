import type { DemandSettings, StartDemand } from './driver'

/** Calls submitted in one go; the event loop turns between, so that a giant burst blocks nothing. */
const CALLS_PER_TURN = 20_000

/** Burst demand: `demand` × `callsPerCaller` calls at once, and again when all have settled. A burst is a round. */
export const startBurst: StartDemand = ({ submit, endRound, waiting }, initial, fail) => {
  let settings: DemandSettings = initial
  let isStopped = false
  let size = 0
  let settled = 0

  const settleOne = () => {
    settled += 1
    if (settled === size && !isStopped) next().catch(fail)
  }

  const burst = async () => {
    size = Math.max(1, Math.round(settings.demand * settings.callsPerCaller))
    settled = 0
    const total = size
    for (let submitted = 0; submitted < total && !isStopped; ) {
      const end = Math.min(total, submitted + CALLS_PER_TURN)
      for (; submitted < end; submitted += 1) submit(null, settleOne)
      if (submitted < total) await waiting.turn()
    }
  }

  const next = async () => {
    // A burst that is rejected whole settles while it is submitted: the next must not run inside it.
    await waiting.turn()
    const verdict = await endRound()
    if (verdict === 'next' && !isStopped) await burst()
  }

  burst().catch(fail)
  return {
    update: (changed) => {
      settings = changed
    },
    stop: () => {
      isStopped = true
    },
    roundFraction: () => (size === 0 ? 0 : settled / size),
  }
}
