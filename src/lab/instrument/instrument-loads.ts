import type { Load } from '../../domain/experiments/instrument-cost'
import type { CallMaker } from '../calls/call-maker'

/** Calls one after the other. */
const callOneByOne = async (callMaker: CallMaker, calls: number): Promise<void> => {
  for (let n = 0; n < calls; n += 1) await new Promise<void>((done) => callMaker.submit(null, done))
}

/** Calls all at once; resolves when the last has settled. */
const callAtOnce = (callMaker: CallMaker, calls: number): Promise<void> =>
  new Promise((resolve) => {
    let left = calls
    const settled = () => {
      left -= 1
      if (left === 0) resolve()
    }
    for (let n = 0; n < calls; n += 1) callMaker.submit(null, settled)
  })

/** How calls are made under each load: resolves when the last has settled. */
export const CALL: Readonly<Record<Load, (callMaker: CallMaker, calls: number) => Promise<void>>> = {
  one: callOneByOne,
  burst: callAtOnce,
}
