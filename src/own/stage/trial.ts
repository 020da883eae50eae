import { errorMessage } from '../../domain/error-message'
import { argumentsOf, isThenable, type OwnModule, transferOf } from './own-module'
import type { Trial, Trying } from './protocol'
import { digestOf, sizeOf } from './values'

/** Calls that are made twice, to see whether equal arguments give equal results, and whose sizes are taken. */
const LOOKED_AT = 4
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

const tryOnce = async (run: OwnModule['run'], args: readonly unknown[], now: () => number): Promise<Tried> => {
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
const unsendableOf = (what: string, value: unknown, transfer: Transferable[] = []): string | null => {
  try {
    structuredClone(value, { transfer })
    return null
  } catch (error) {
    return `Its ${what} cannot be sent to a worker: ${errorMessage(error)}`
  }
}

/** Mean of the later calls: the clock is too coarse for single ones, and the first ones are not compiled yet. */
const laterMean = (values: readonly number[]) => {
  const later = values.slice(Math.floor(values.length / 2))
  return later.reduce((sum, value) => sum + value, 0) / later.length
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
  unsendable: string | null = null
  argumentBytes = 0
  resultBytes = 0

  add({ callMs, heldMs, hasFailed, isAsync, error }: Tried) {
    this.callsMs.push(callMs)
    this.heldMs.push(heldMs)
    this.isAsync ||= isAsync
    if (!hasFailed) return
    this.failed += 1
    this.failure ??= errorMessage(error)
  }
}

/** Looks at one call closely: is it the same again, how large is it, can it be sent? */
const lookAt = async (
  own: OwnModule,
  { call, seed, first }: { readonly call: number; readonly seed: number; readonly first: Tried },
  { findings, now }: { readonly findings: Findings; readonly now: () => number },
) => {
  const digest = digestOf(first.result)
  const args = argumentsOf(own, call, seed)
  const isSameAsked = digestOf(args) === digestOf(argumentsOf(own, call, seed))
  findings.argumentBytes = Math.max(findings.argumentBytes, sizeOf(args))
  findings.resultBytes = Math.max(findings.resultBytes, sizeOf(first.result))
  const again = await tryOnce(own.run, args, now)
  findings.add(again)
  if (isSameAsked && !first.hasFailed && !again.hasFailed && digestOf(again.result) !== digest)
    findings.differs = true
  if (!first.hasFailed) findings.unsendable ??= unsendableOf('result', first.result)
  const sent = argumentsOf(own, call, seed)
  findings.unsendable ??= unsendableOf('arguments', sent, transferOf(own, sent))
}

/**
 * Makes the first calls of a function, in a worker that can be ended, before it comes near the page.
 * @throws what `args`, `transfer` or `check` throw
 */
export const tryOut = async (
  own: OwnModule,
  { ms, calls }: Trying,
  { seed, now }: { readonly seed: number; readonly now: () => number },
): Promise<Trial> => {
  const findings = new Findings()
  const until = now() + ms
  for (let call = 0; call < calls && (call === 0 || now() < until); call += 1) {
    const args = argumentsOf(own, call, seed)
    const tried = await tryOnce(own.run, args, now)
    findings.add(tried)
    if (!tried.hasFailed && own.check && own.check(tried.result, args) === false) findings.refused += 1
    if (call < LOOKED_AT) await lookAt(own, { call, seed, first: tried }, { findings, now })
  }
  const { callsMs, heldMs, ...found } = findings
  return {
    ...found,
    calls: callsMs.length,
    callUs: laterMean(callsMs) * US_PER_MS,
    longestUs: Math.max(...callsMs) * US_PER_MS,
    heldUs: laterMean(heldMs) * US_PER_MS,
    handsOver: own.transfer !== null,
  }
}
