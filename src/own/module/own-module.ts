import type { Random } from '../../demand/random'
import type { OwnFault } from '../../domain/own/own'
import { ownFault } from '../fault'

type Callable = (...given: never[]) => unknown

/** What a module of an own function may export. */
export interface OwnModule {
  readonly run: (...args: readonly unknown[]) => unknown
  /** Arguments of call number `i`, from 1; `random` gives the same numbers for the same call. */
  readonly args: ((i: number, random: Random) => unknown) | null
  /** What of the arguments is handed over instead of copied. */
  readonly transfer: ((args: readonly unknown[]) => unknown) | null
  /** Called once in each worker, before its first call. */
  readonly setup: (() => unknown) | null
  /** Whether a result is right. */
  readonly check: ((result: unknown, args: readonly unknown[]) => unknown) | null
}

const OPTIONAL = ['args', 'transfer', 'setup', 'check'] as const

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const isCallable = (value: unknown): value is Callable => typeof value === 'function'

/** @param exported the module as it was loaded */
export const ownModuleOf = (exported: Readonly<Record<string, unknown>>): OwnModule | OwnFault => {
  if (!('default' in exported))
    return ownFault(
      'no-default',
      'The module has no default export: write `export default (…args) => result`.',
    )
  if (!isCallable(exported.default))
    return ownFault(
      'not-a-function',
      `The default export is ${kindOf(exported.default)}, and must be a function.`,
    )
  for (const name of OPTIONAL) {
    const value = exported[name]
    if (value !== undefined && !isCallable(value))
      return ownFault('not-a-function', `The export “${name}” is ${kindOf(value)}, and must be a function.`)
  }
  return {
    run: exported.default as OwnModule['run'],
    args: (exported.args as OwnModule['args'] | undefined) ?? null,
    transfer: (exported.transfer as OwnModule['transfer'] | undefined) ?? null,
    setup: (exported.setup as OwnModule['setup'] | undefined) ?? null,
    check: (exported.check as OwnModule['check'] | undefined) ?? null,
  }
}
