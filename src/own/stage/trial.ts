import { byteSizeOf } from '../arguments/byte-size'
import { checksumOf } from '../checksum'
import { thrownWords } from '../fault'
import type { OwnModule } from '../module/own-module'
import { ownThrownWords, thrownPlace } from '../module/thrown-place'
import { argumentsFor, isThenable } from './load-own'
import type { Trial, Trying } from './protocol'

/** Calls that are made twice, to see whether equal arguments give equal results, and whose sizes are taken. */
const LOOKED_AT = 4
/** Calls that take longer are not made again: two would take more than the limit of one, ms. */
const TOO_LONG_TO_REPEAT_MS = 1000
const US_PER_MS = 1000

/** One call, as it was seen. */
interface Tried {
  readonly result: unknown
  readonly error: unknown
  readonly hasFailed: boolean
  readonly isAsync: boolean
  readonly heldMs: number
  readonly callMs: number
}

const tryOnce = async (
  run: OwnModule['run'],
  args: readonly unknown[],
  now: () => number,
): Promise<Tried> => {
  const start = now()
  let heldMs = 0
  let isAsync = false
  try {
    const given = run(...args)
    heldMs = now() - start
    isAsync = isThenable(given)
    const result = isAsync ? await given : given
    const callMs = isAsync ? now() - start : heldMs
    return { result, error: null, hasFailed: false, isAsync, heldMs, callMs }
  } catch (error) {
    const callMs = now() - start
    return { result: null, error, hasFailed: true, isAsync, heldMs: isAsync ? heldMs : callMs, callMs }
  }
}

/** Why a value cannot be sent; null when it can. What is handed over is gone afterwards. */
const unsendableOf = (
  what: string,
  value: unknown,
  transfer: readonly Transferable[] = [],
): string | null => {
  try {
    structuredClone(value, { transfer: [...transfer] })
    return null
  } catch (error) {
    return `its ${what} cannot be sent to another thread (${thrownWords(error)})`
  }
}

/** Calls shorter than this are timed too coarsely one by one, ms. */
const COARSE_MS = 0.1

/** What the later calls take, which are compiled: the middle one, or the mean where the clock is too coarse for one. */
const typicalOf = (values: readonly number[]) => {
  const later = values.slice(Math.floor(values.length / 2))
  const middle = later.toSorted((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0
  return middle > COARSE_MS ? middle : later.reduce((sum, value) => sum + value, 0) / later.length
}

/** What is gathered while calls are tried. */
class Findings {
  readonly callsMs: number[] = []
  readonly heldMs: number[] = []
  failed = 0
  refused = 0
  isAsync = false
  differs = false
  failure: string | null = null
  failureLine: number | null = null
  unsendable: string | null = null
  argumentBytes = 0
  resultBytes = 0
  bufferBytes = 0

  add({ callMs, heldMs, hasFailed, isAsync, error }: Tried, address: string) {
    this.callsMs.push(callMs)
    this.heldMs.push(heldMs)
    this.isAsync ||= isAsync
    if (!hasFailed) return
    this.failed += 1
    if (this.failure !== null) return
    this.failure = ownThrownWords(error)
    this.failureLine = thrownPlace(error, address)?.line ?? null
  }
}

/** Of arguments that are buffers, or views of some, themselves. */
const bufferBytesOf = (args: readonly unknown[]): number =>
  args.reduce<number>(
    (sum, arg) => sum + (ArrayBuffer.isView(arg) || arg instanceof ArrayBuffer ? arg.byteLength : 0),
    0,
  )

/** Looks at one call closely: is it the same again, how large is it, can it be sent? */
const lookAt = async (
  own: OwnModule,
  { call, seed, first }: { readonly call: number; readonly seed: number; readonly first: Tried },
  { findings, now }: { readonly findings: Findings; readonly now: () => number },
) => {
  const digest = checksumOf(first.result)
  const { args } = argumentsFor(own, call, seed)
  const isSameAsked = checksumOf(args) === checksumOf(argumentsFor(own, call, seed).args)
  findings.argumentBytes = Math.max(findings.argumentBytes, byteSizeOf(args))
  findings.bufferBytes = Math.max(findings.bufferBytes, bufferBytesOf(args))
  findings.resultBytes = Math.max(findings.resultBytes, byteSizeOf(first.result))
  if (first.callMs < TOO_LONG_TO_REPEAT_MS) {
    const again = await tryOnce(own.run, args, now)
    findings.add(again, own.address)
    const areBothThere = isSameAsked && !first.hasFailed && !again.hasFailed
    if (areBothThere && checksumOf(again.result) !== digest) findings.differs = true
  }
  if (!first.hasFailed) findings.unsendable ??= unsendableOf('result', first.result)
  const sent = argumentsFor(own, call, seed)
  findings.unsendable ??= unsendableOf('arguments', sent.args, sent.transfer)
}

/**
 * Makes the first calls of a function, in a worker that can be ended, before it comes near the page.
 * @throws {OwnFaultError} what is wrong with `args` or `transfer`; else what `check` throws
 */
export const tryFirstCalls = async (
  own: OwnModule,
  { ms, calls }: Trying,
  { seed, now }: { readonly seed: number; readonly now: () => number },
): Promise<Trial> => {
  const findings = new Findings()
  const until = now() + ms
  for (let call = 1; call <= calls && (call === 1 || now() < until); call += 1) {
    const { args } = argumentsFor(own, call, seed)
    const tried = await tryOnce(own.run, args, now)
    findings.add(tried, own.address)
    if (!tried.hasFailed && own.check && own.check(tried.result, args) === false) findings.refused += 1
    if (call <= LOOKED_AT) await lookAt(own, { call, seed, first: tried }, { findings, now })
  }
  const { callsMs, heldMs, ...found } = findings
  return {
    ...found,
    calls: callsMs.length,
    callUs: typicalOf(callsMs) * US_PER_MS,
    longestUs: Math.max(...callsMs) * US_PER_MS,
    heldUs: typicalOf(heldMs) * US_PER_MS,
    handsOver: own.transfer !== null,
  }
}
