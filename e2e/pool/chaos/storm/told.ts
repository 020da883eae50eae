/** An error as a test can read it: errors themselves lose most of what they are on the way there. */
export interface ToldError {
  readonly name: string
  readonly code: unknown
  readonly message: string
  readonly stack: string
  readonly cause: unknown
}

export const told = (error: unknown): ToldError => {
  if (!(error instanceof Error)) throw new TypeError(`Not an error: ${String(error)}`)
  return {
    name: error.name,
    code: 'code' in error ? error.code : undefined,
    message: error.message,
    stack: error.stack ?? '',
    cause: error.cause instanceof Error ? told(error.cause) : error.cause,
  }
}

/** The error that a promise rejects with. */
export const errorOf = async (promise: Promise<unknown>): Promise<ToldError> => {
  let value: unknown
  try {
    value = await promise
  } catch (error) {
    return told(error)
  }
  throw new Error(`Expected an error, got ${String(value)}`)
}
