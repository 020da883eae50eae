import type { OwnFault } from './own'

const isFault = (value: unknown): value is OwnFault =>
  typeof value === 'object' && value !== null && 'kind' in value && 'message' in value && 'line' in value

/** The fault behind an error, also one that came from another thread; null where the function is not at fault. */
export const faultOf = (error: unknown): OwnFault | null =>
  error instanceof Error && 'fault' in error && isFault(error.fault) ? error.fault : null
