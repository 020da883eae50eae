import type { OwnFault } from '../../domain/own/own'
import { byteSizeOf } from '../arguments/byte-size'
import { checksumOf } from '../checksum'
import { ownFault, type Place, thrownWords } from '../fault'
import { type ArgumentSet, isArgumentSet, makeArguments, sendingFault } from './argument-maker'
import type { OwnModule } from './own-module'
import { ownThrownWords, thrownPlace } from './thrown-place'

/** Sets of arguments that a run's calls take in turn, bytes of them, and time that trying them may take, ms. */
const MOST_SETS = 64
const MOST_BYTES = 16 * 2 ** 20
const LONGEST_MS = 1500

/** What calling a function for the first time has shown. */
export interface ShortTrial {
  /** What the calls of a run are given, in turn; each call gets a copy of its own. */
  readonly sets: readonly ArgumentSet[]
  /** Of the result with each set; null where it threw. */
  readonly checksums: readonly (number | null)[]
  /** Whether the same arguments gave the same result. */
  readonly isSteady: boolean
  readonly isAsync: boolean
  readonly failed: number
  /** What the first call that threw has thrown. */
  readonly failure: string | null
  readonly argumentBytes: number
  readonly resultBytes: number
}

export const isTrial = <T extends ShortTrial>(made: T | OwnFault): made is T => 'sets' in made

/** And what many calls have shown. */
export interface LongTrial extends ShortTrial {
  /** Bytes of buffers that each call keeps for good. */
  readonly keptBytes: number
}

interface Tried {
  readonly checksum: number | null
  readonly isAsync: boolean
  readonly bytes: number
  readonly failure: string | null
  /** Where it was thrown. */
  readonly place: Place | null
}

const resultFault = (result: unknown): OwnFault | null => {
  try {
    structuredClone(result)
    return null
  } catch (error) {
    return ownFault('clone', `The result cannot be copied back: ${thrownWords(error)}.`)
  }
}

/** What the module itself says of a result. */
export const checkFault = async (
  { check, address }: OwnModule,
  result: unknown,
  args: readonly unknown[],
  call: number,
) => {
  if (!check) return null
  try {
    const verdict = await check(result, args)
    if (verdict === false) return ownFault('check', `check() says that the result of call ${call} is wrong.`)
  } catch (error) {
    return ownFault(
      'check',
      `check() threw for call ${call}: ${ownThrownWords(error)}.`,
      thrownPlace(error, address),
    )
  }
  return null
}

/** @param call counted from 1 */
const tryOnce = async (module: OwnModule, call: number, seed: number): Promise<Tried | OwnFault> => {
  const [made, untouched] = [makeArguments(module, call, seed), makeArguments(module, call, seed)]
  if (!isArgumentSet(made)) return made
  if (!isArgumentSet(untouched)) return untouched
  let result: unknown
  let isAsync = false
  try {
    const given = module.run(...made.args)
    isAsync = given instanceof Promise
    result = await given
  } catch (error) {
    const place = thrownPlace(error, module.address)
    return { checksum: null, isAsync, bytes: 0, failure: ownThrownWords(error), place }
  }
  const fault = resultFault(result) ?? (await checkFault(module, result, untouched.args, call))
  return (
    fault ?? {
      checksum: checksumOf(result),
      isAsync,
      bytes: byteSizeOf(result),
      failure: null,
      place: null,
    }
  )
}

const isTried = (tried: Tried | OwnFault): tried is Tried => 'checksum' in tried

/**
 * Calls a function a few times, each set of arguments twice, before anything is measured: whether it takes its arguments,
 * gives results that can be sent and that its own check lets pass, and gives the same for the same.
 * @param now ms
 */
export const tryOut = async (
  module: OwnModule,
  seed: number,
  now: () => number,
): Promise<ShortTrial | OwnFault> => {
  const sets: ArgumentSet[] = []
  const tried: Tried[] = []
  const begun = now()
  let bytes = 0
  let isSteady = true
  // One set does where there is nothing to make.
  const most = module.args ? MOST_SETS : 1
  while (sets.length === 0 || (sets.length < most && bytes < MOST_BYTES && now() - begun < LONGEST_MS)) {
    const call = sets.length + 1
    const set = makeArguments(module, call, seed)
    if (!isArgumentSet(set)) return set
    const fault = sendingFault(set)
    if (fault) return fault
    const first = await tryOnce(module, call, seed)
    if (!isTried(first)) return first
    const second = await tryOnce(module, call, seed)
    if (!isTried(second)) return second
    isSteady &&= first.checksum === second.checksum
    bytes += byteSizeOf(set.args)
    sets.push(set)
    tried.push(first)
  }
  const failures = tried.flatMap(({ failure }) => (failure === null ? [] : [failure]))
  if (failures.length === tried.length)
    return ownFault(
      'throws',
      `The function threw each time that it was tried: ${failures[0]}.`,
      tried[0]?.place,
    )
  return {
    sets,
    checksums: tried.map(({ checksum }) => checksum),
    isSteady,
    isAsync: tried.some(({ isAsync }) => isAsync),
    failed: failures.length,
    failure: failures[0] ?? null,
    argumentBytes: Math.round(bytes / sets.length),
    resultBytes: Math.round(
      tried.reduce((sum, each) => sum + each.bytes, 0) / (tried.length - failures.length),
    ),
  }
}
