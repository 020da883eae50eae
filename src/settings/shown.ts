/** Non-finite numbers and strings as a person would write them in code. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return `"${value}"`
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    return JSON.stringify(value)
  } catch {
    return 'an object that cannot be written out'
  }
}
