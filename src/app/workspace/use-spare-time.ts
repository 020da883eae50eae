import { useEffect, useState } from 'react'
import { useAppState } from '../page-context'

/** Longest that something else may keep the page busy, ms. */
const PATIENCE_MS = 2000

/** Whether there has been a time when no run went on and the page had nothing to do. */
export const useSpareTime = (): boolean => {
  const isIdle = useAppState(({ activity }) => activity === 'idle')
  const [hasBeen, setHasBeen] = useState(false)
  useEffect(() => {
    if (!isIdle || hasBeen) return
    // Not every browser tells when it has nothing to do.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setHasBeen(true), PATIENCE_MS)
      return () => clearTimeout(timer)
    }
    const handle = requestIdleCallback(() => setHasBeen(true), { timeout: PATIENCE_MS })
    return () => cancelIdleCallback(handle)
  }, [isIdle, hasBeen])
  return hasBeen
}
