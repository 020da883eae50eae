import type { Load } from '../../domain/instrument-cost'
import type { Ledger } from '../calls/call-maker'

/** Calls one after the other. */
const callOneByOne = async (ledger: Ledger, calls: number): Promise<void> => {
  for (let n = 0; n < calls; n += 1) await new Promise<void>((done) => ledger.submit(null, done))
}

/** Calls all at once; resolves when the last has settled. */
const callAtOnce = (ledger: Ledger, calls: number): Promise<void> =>
  new Promise((resolve) => {
    let left = calls
    const settled = () => {
      left -= 1
      if (left === 0) resolve()
    }
    for (let n = 0; n < calls; n += 1) ledger.submit(null, settled)
  })

/** How calls are made under each load: resolves when the last has settled. */
export const CALL: Readonly<Record<Load, (ledger: Ledger, calls: number) => Promise<void>>> = {
  one: callOneByOne,
  burst: callAtOnce,
}
