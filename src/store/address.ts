/** Safari refuses the hundredth change of the address in ten seconds, older ones in thirty: fewer than that, ms. */
const LEAST_MS = 350
/** After a refusal the browser is asked again, ms. */
const AGAIN_MS = 5000

export interface AddressPorts {
  /** Puts an address into the bar. May throw: browsers refuse it when it comes too often, or in some frames. */
  readonly write: (address: string) => void
  readonly now: () => number
  readonly schedule: (ms: number, action: () => void) => void
}

/**
 * Keeps the address up with what it should say: at once when it rests, else as soon as the browser lets it, and the
 * newest only. It never throws: an address that lags is no reason for a slider not to act.
 */
export const createAddress = ({ write, now, schedule }: AddressPorts): ((address: string) => void) => {
  let wanted: string | null = null
  let notBefore = Number.NEGATIVE_INFINITY
  let isDue = false

  const flush = () => {
    isDue = false
    const address = wanted
    if (address === null) return
    wanted = null
    try {
      write(address)
      notBefore = now() + LEAST_MS
    } catch {
      wanted ??= address
      notBefore = now() + AGAIN_MS
      later()
    }
  }
  const later = () => {
    if (isDue) return
    isDue = true
    schedule(notBefore - now(), flush)
  }
  return (address) => {
    wanted = address
    if (isDue) return
    if (now() >= notBefore) flush()
    else later()
  }
}
