import type { OwnFault } from '../../domain/own/own'
import { formatRoundDuration } from '../../domain/text'
import { ownFault } from '../fault'
import { isArgumentSet, makeArguments, sendingFault } from './argument-maker'
import { callDirectly } from './direct-calls'
import type { OwnModule } from './own-module'
import { ownThrownWords, thrownPlace } from './thrown-place'
import { checkFault } from './trial'

/** What is done with a module one after another, each of which may never end: whoever waits knows which it was. */
export type FirstStep = 'load' | 'setUp' | 'makeArguments' | 'call' | 'check'

/** Those that come when it is loaded. */
export const STEPS_AFTER_LOADING: readonly Exclude<FirstStep, 'load'>[] = [
  'setUp',
  'makeArguments',
  'call',
  'check',
]

const limit = (ms: number): string => formatRoundDuration(ms * 1000)

const LATE: Readonly<Record<FirstStep, (limitMs: number) => OwnFault>> = {
  load: (limitMs) =>
    ownFault(
      'top-level',
      `What stands at the top of the module does not end within ${limit(limitMs)}: it was ended.`,
    ),
  setUp: (limitMs) => ownFault('setup', `setup() does not end within ${limit(limitMs)}: it was ended.`),
  makeArguments: (limitMs) =>
    ownFault('args', `args(1) does not end within ${limit(limitMs)}: it was ended.`),
  call: (limitMs) =>
    ownFault(
      'never-settles',
      `A call has not ended within ${limit(limitMs)}: an endless loop, or a promise that never settles. It was ended; should it take so long, set a time limit.`,
    ),
  check: (limitMs) => ownFault('check', `check() does not end within ${limit(limitMs)}: it was ended.`),
}

/** What is said of a step that has not ended in time. */
export const lateFault = (step: FirstStep, limitMs: number): OwnFault => LATE[step](limitMs)

/** Has the module prepare itself. */
export const setUpModule = async ({ setup, address }: OwnModule): Promise<OwnFault | null> => {
  try {
    await setup?.()
    return null
  } catch (error) {
    return ownFault('setup', `setup() threw: ${ownThrownWords(error)}.`, thrownPlace(error, address))
  }
}

/** Makes arguments twice: what is handed over must be new for each call. What cannot be copied is no fault of theirs. */
const makeFirstArguments = (module: OwnModule, seed: number): OwnFault | null => {
  const [made, other] = [makeArguments(module, 1, seed), makeArguments(module, 2, seed)]
  if (!isArgumentSet(made)) return made
  if (!isArgumentSet(other)) return other
  if (made.transfer.some((part) => other.transfer.includes(part)))
    return ownFault(
      'transfer',
      'transfer() hands over the same object for two calls, and it is gone after the first: make a new one in args() for each call.',
    )
  const fault = sendingFault(made)
  return fault?.kind === 'transfer' ? fault : null
}

/** Has the first call's result checked; what the call throws is not looked at. */
const checkFirstCall = async (module: OwnModule, seed: number): Promise<OwnFault | null> => {
  const [made, untouched] = [makeArguments(module, 1, seed), makeArguments(module, 1, seed)]
  if (!isArgumentSet(made)) return made
  if (!isArgumentSet(untouched)) return untouched
  let result: unknown
  try {
    result = await module.run(...made.args)
  } catch {
    return null
  }
  return checkFault(module, result, untouched.args, 1)
}

/** Does one step with a module. What the function throws is no fault of a step: other calls may not. */
export const takeStep = async (
  step: Exclude<FirstStep, 'load'>,
  module: OwnModule,
  { seed, now }: { readonly seed: number; readonly now: () => number },
): Promise<OwnFault | null> => {
  switch (step) {
    case 'setUp':
      return setUpModule(module)
    case 'makeArguments':
      return makeFirstArguments(module, seed)
    case 'call': {
      const called = await callDirectly(module, 1, seed, now)
      return 'kind' in called ? called : null
    }
    case 'check': {
      return module.check ? checkFirstCall(module, seed) : null
    }
    default:
      return step satisfies never
  }
}
