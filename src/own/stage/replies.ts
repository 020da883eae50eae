import type { OwnFault } from '../../domain/own/own'
import type { Block, ExchangeName, Exchanges, Heap, StageSurroundings, Steady, Trial } from './protocol'

type Shape = Readonly<Record<string, (value: unknown) => boolean>>

const aNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0
const anInteger = (value: unknown) => Number.isSafeInteger(value)
const aFlag = (value: unknown) => typeof value === 'boolean'
const aText = (value: unknown) => typeof value === 'string' && value.length < 10_000
const orNull = (is: (value: unknown) => boolean) => (value: unknown) => value === null || is(value)
const numbers = (value: unknown) => Array.isArray(value) && value.length < 100_000 && value.every(aNumber)

const SURROUNDINGS = { isVisible: aFlag, obstacle: orNull(aText) } satisfies Record<
  keyof StageSurroundings,
  unknown
>
const TRIAL = {
  calls: aNumber,
  failed: aNumber,
  failure: orNull(aText),
  failureLine: orNull(aNumber),
  refused: aNumber,
  isAsync: aFlag,
  callUs: aNumber,
  longestUs: aNumber,
  heldUs: aNumber,
  differs: aFlag,
  argumentBytes: aNumber,
  resultBytes: aNumber,
  bufferBytes: aNumber,
  handsOver: aFlag,
  unsendable: orNull(aText),
} satisfies Record<keyof Trial, unknown>
const STEADY = { own: numbers, empty: numbers } satisfies Record<keyof Steady, unknown>
const BLOCK = {
  spanMs: aNumber,
  due: aNumber,
  settledInTime: aNumber,
  settled: aNumber,
  failed: aNumber,
  callUsSum: aNumber,
  activeMs: aNumber,
  frames: aNumber,
  framesMs: aNumber,
  longestGapMs: aNumber,
  heldMs: aNumber,
  longestHeldMs: aNumber,
  longFrames: aNumber,
  keys: aNumber,
  keyDelayMsSum: aNumber,
  longestKeyDelayMs: aNumber,
  copyUsSum: aNumber,
  wasHidden: aFlag,
  failure: orNull(aText),
  checksum: anInteger,
} satisfies Record<keyof Block, unknown>

const HEAP = { keptBytes: orNull(aNumber) } satisfies Record<keyof Heap, unknown>

const SHAPES: { readonly [K in ExchangeName]: Shape | null } = {
  prepare: SURROUNDINGS,
  trial: TRIAL,
  pools: null,
  steady: STEADY,
  block: BLOCK,
  heap: HEAP,
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/**
 * What an answer says, and nothing else of it: it comes from where unknown code ran. Figures may still be made up there;
 * they mislead only the one who brought the code.
 * @returns null when it is no such answer
 */
export const readAnswer = <K extends ExchangeName>(
  kind: K,
  value: unknown,
): Exchanges[K]['gives'] | null | undefined => {
  const shape = SHAPES[kind]
  if (!shape) return null as Exchanges[K]['gives']
  if (!isRecord(value)) return undefined
  const read: Record<string, unknown> = {}
  for (const [name, is] of Object.entries(shape)) {
    if (!Object.hasOwn(value, name) || !is(value[name])) return undefined
    read[name] = value[name]
  }
  return read as unknown as Exchanges[K]['gives']
}

const KINDS: Readonly<Record<OwnFault['kind'], true>> = {
  syntax: true,
  'no-default': true,
  'not-a-function': true,
  import: true,
  'too-large': true,
  setup: true,
  args: true,
  transfer: true,
  clone: true,
  throws: true,
  'never-settles': true,
  memory: true,
  'top-level': true,
  check: true,
}

/** A fault that the stage tells of; null when it is none. */
export const readFault = (value: unknown): OwnFault | null => {
  if (!isRecord(value) || typeof value.kind !== 'string' || !Object.hasOwn(KINDS, value.kind)) return null
  const place = (given: unknown) => (anInteger(given) ? (given as number) : null)
  return {
    kind: value.kind as OwnFault['kind'],
    message: String(value.message).slice(0, 1000),
    line: place(value.line),
    column: place(value.column),
  }
}
