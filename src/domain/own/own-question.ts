/** What somebody knows of their function before it is measured. */
export interface OwnQuestion {
  /** How long a call takes, ms; null: it is to be measured. */
  readonly takesMs: number | null
  readonly demand: OwnDemand
  /** Size of the arguments of a call, kB; null: as the module makes them. */
  readonly argumentsKb: number | null
}

/** How often it is called: at a rate, or so many times at once. */
export type OwnDemand =
  | { readonly kind: 'rate'; readonly callsPerSecond: number }
  | { readonly kind: 'burst'; readonly calls: number }

export const FIRST_QUESTION: OwnQuestion = {
  takesMs: null,
  demand: { kind: 'rate', callsPerSecond: 50 },
  argumentsKb: null,
}

/** What may be answered, and in which unit. */
export const QUESTION_RANGES = {
  takesMs: { label: 'Takes', unit: 'ms', min: 0.0004, max: 1000, integer: false },
  callsPerSecond: { label: 'Calls a second', unit: 'calls/s', min: 1, max: 1_000_000, integer: false },
  burst: { label: 'Calls at once', unit: 'calls', min: 1, max: 100_000, integer: true },
  argumentsKb: { label: 'Arguments', unit: 'kB', min: 0, max: 65_536, integer: false },
} as const

export type QuestionRange = (typeof QUESTION_RANGES)[keyof typeof QUESTION_RANGES]

/** Whether a number is an answer. */
export const isWithin = (value: number, { min, max, integer }: QuestionRange): boolean =>
  Number.isFinite(value) && value >= min && value <= max && (!integer || Number.isInteger(value))
