import type { Settings } from '../domain/settings/settings'

/** What a caller of closed demand goes by. */
export interface CallerPorts {
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
export const START_CALLER: Readonly<Record<Settings['callerStyle'], StartCaller>> = {
  await: startAwaiting,
  callback: startCallingBack,
}
