/** What somebody else's code threw where the pool must go on: it is reported as if nobody had caught it. */
export const reportUncaught = (error: unknown): void =>
  queueMicrotask(() => {
    throw error
  })
