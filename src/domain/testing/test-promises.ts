/** Lets promises follow on one another until none is left to follow, without a turn of the event loop. */
export const settlePromises = async (): Promise<void> => {
  for (let i = 0; i < 30; i += 1) await Promise.resolve()
}
