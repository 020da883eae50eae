import type { Random } from '../../demand/random'
import type { OwnFault } from '../../domain/own/own'
import { ownFault } from '../fault'
import { lineOfDefault, lineOfExport } from './lines'

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
  /** Where it was loaded from: errors name it. */
  readonly address: string
}

const OPTIONAL = ['args', 'transfer', 'setup', 'check'] as const

/** What somebody gave in the place of something else, in words. */
export const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return String(value)
  if (value instanceof Promise) return 'a promise'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const isCallable = (value: unknown): value is Callable => typeof value === 'function'

const at = (line: number | null) => (line === null ? null : { line, column: null })

const GENERATORS = [function* () {}, async function* () {}].map((made) => Object.getPrototypeOf(made))

/** Functions that no call can be made of; null where it is none of these. */
const uncallable = (value: Callable): string | null => {
  if (/^class\b/.test(Function.prototype.toString.call(value)))
    return 'The default export is a class: export a function that makes an object of it, and calls what you want to know about.'
  if (GENERATORS.includes(Object.getPrototypeOf(value)))
    return 'The default export is a generator: what it returns cannot be sent to another thread. Export a function that returns all of it, as a list.'
  return null
}

const runOf = (exported: Readonly<Record<string, unknown>>, source: string): OwnModule['run'] | OwnFault => {
  if (!('default' in exported))
    return ownFault(
      'no-default',
      'The module has no default export: write `export default (…args) => result`.',
      at(lineOfDefault(source)),
    )
  const made = exported.default
  const why = isCallable(made)
    ? uncallable(made)
    : `The default export is ${kindOf(made)}, and must be a function.`
  return why === null
    ? (made as OwnModule['run'])
    : ownFault('not-a-function', why, at(lineOfDefault(source)))
}

/** @param exported the module as it was loaded, from this source */
export const ownModuleOf = (
  exported: Readonly<Record<string, unknown>>,
  { source, address }: { readonly source: string; readonly address: string },
): OwnModule | OwnFault => {
  const run = runOf(exported, source)
  if ('kind' in run) return run
  for (const name of OPTIONAL) {
    const value = exported[name]
    if (value !== undefined && !isCallable(value))
      return ownFault(
        'not-a-function',
        `The export “${name}” is ${kindOf(value)}, and must be a function.`,
        at(lineOfExport(source, name)),
      )
  }
  return {
    run,
    args: (exported.args as OwnModule['args'] | undefined) ?? null,
    transfer: (exported.transfer as OwnModule['transfer'] | undefined) ?? null,
    setup: (exported.setup as OwnModule['setup'] | undefined) ?? null,
    check: (exported.check as OwnModule['check'] | undefined) ?? null,
    address,
  }
}
