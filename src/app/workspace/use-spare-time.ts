import { useEffect, useState } from 'react'
import { savesData } from '../../surroundings/saves-data'
import { useAppState } from '../page-context'

/** Longest that something else may keep the page busy, ms. */
const PATIENCE_MS = 2000

/**
 * Whether there has been a time when no run went on and the page had nothing to do, so that what is not needed yet may come.
 * Never for visitors who have their browser save data.
 */
export const useSpareTime = (): boolean => {
  const isIdle = useAppState(({ activity }) => activity === 'idle')
  const [hasBeen, setHasBeen] = useState(false)
  useEffect(() => {
    if (!isIdle || hasBeen || savesData()) return
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
