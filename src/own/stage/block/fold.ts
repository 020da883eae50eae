/** Takes a result into a sum that leaves the thread, so that no engine can leave out what made it; takes no time itself. */
export const fold = (sum: number, result: unknown): number => {
  if (typeof result === 'number') return (sum + (result | 0)) | 0
  if (typeof result === 'string') return (sum + result.length) | 0
  if (Array.isArray(result)) return (sum + result.length) | 0
  return result ? (sum + 1) | 0 : sum
}
