import type { Settings } from '../domain/settings/settings'
import type { DemandSettings, StartDemand } from './driver'

/** What a caller of closed demand goes by. */
interface CallerPorts {
  /** Whether there is a call for this caller to make; if so, it has taken it. */
  readonly takes: () => boolean
  /** Makes it. @param onSettled hears whether it was rejected by a full queue */
  readonly call: (onSettled: (isRejected: boolean) => void) => void
  /** Lets the event loop turn once: a caller that is rejected must not spin, replies need it. */
  readonly turn: () => Promise<void>
  /** It makes no further call. */
  readonly leave: () => Promise<void>
  readonly fail: (error: unknown) => void
}

type StartCaller = (ports: CallerPorts) => void

/** A coroutine: a loop that awaits a promise for each call. */
const startAwaiting: StartCaller = ({ takes, call, turn, leave, fail }) => {
  const run = async () => {
    while (takes()) {
      const isRejected = await new Promise<boolean>(call)
      if (isRejected) await turn()
    }
    await leave()
  }
  run().catch(fail)
}

/** Plain callbacks: what ends a call makes the next, without a promise. */
const startCallingBack: StartCaller = ({ takes, call, turn, leave, fail }) => {
  const next = () => {
    if (takes()) call(onSettled)
    else leave().catch(fail)
  }
  const onSettled = (isRejected: boolean) => {
    if (isRejected) turn().then(next).catch(fail)
    else next()
  }
  next()
}

/** Every style of caller; a new one is a function and a row here. */
const START_CALLER: Readonly<Record<Settings['callerStyle'], StartCaller>> = {
  await: startAwaiting,
  callback: startCallingBack,
}

/**
 * Closed demand: `demand` callers, each of which waits for its call before it makes the next; no think time.
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

  const caller: CallerPorts = {
    takes: () => {
      if (isStopped || left <= 0 || callers > settings.demand) return false
      left -= 1
      return true
    },
    call: (onSettled) => {
      const wasSubmitting = isSubmitting
      isSubmitting = true
      submit(null, () => {
        settled += 1
        onSettled(isSubmitting)
      })
      isSubmitting = wasSubmitting
    },
    turn: waiting.turn,
    leave: async () => {
      callers -= 1
      if (callers === 0 && left === 0) await nextRound()
    },
    fail,
  }

  const hire = () => {
    while (!isStopped && left > 0 && callers < settings.demand) {
      callers += 1
      START_CALLER[settings.callerStyle](caller)
    }
  }

  const beginRound = () => {
    // While a plan has nobody call, the round is that of who comes first.
    roundSize = settings.callsPerCaller * Math.max(1, settings.demand)
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
