import type { OwnFault, OwnFaultKind } from '../domain/own/own'

/** Where in the code, counted from 1; a column is null where none can be told. */
export interface Place {
  readonly line: number
  readonly column: number | null
}

export const ownFault = (
  kind: OwnFaultKind,
  message: string,
  place: Place | null | undefined = null,
): OwnFault => ({
  kind,
  // What an engine says may end as a sentence does.
  message: message.replace(/([.!?])\.$/, '$1'),
  line: place?.line ?? null,
  column: place?.column ?? null,
})

const placeWords = ({ line, column }: OwnFault): string => {
  if (line === null) return ''
  return column === null ? `Line ${line}: ` : `Line ${line}, column ${column}: `
}

/** The fault in one sentence, with its place. */
const faultSentence = (fault: OwnFault): string => `${placeWords(fault)}${fault.message}`

/** An own function cannot be measured, for a reason that is its own. */
export class OwnFaultError extends Error {
  override readonly name = 'OwnFaultError'
  readonly fault: OwnFault
  constructor(fault: OwnFault) {
    super(faultSentence(fault))
    this.fault = fault
  }
}

/** It was ended because nobody waits for it any more. */
export class OwnStoppedError extends Error {
  override readonly name = 'OwnStoppedError'
  constructor() {
    super('The run was stopped before the function had been called.')
  }
}

/** What was thrown, in words. */
export const thrownWords = (thrown: unknown): string => {
  try {
    if (!(thrown instanceof Error)) return String(thrown)
    const message = thrown.message.replace(/^Failed to execute '\w+' on '\w+': /, '')
    return thrown.name === 'Error' ? message : `${thrown.name}: ${message}`
  } catch {
    return 'something that cannot be shown'
  }
}
