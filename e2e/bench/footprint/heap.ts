import type { CDPSession } from '@playwright/test'

/** The page's live JavaScript heap: what is in use once all garbage has been collected, MB. */
export const heapMegabytes = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
