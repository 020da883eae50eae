import { OwnFaultError } from '../fault'
import { type ArgumentSet, isArgumentSet, makeArguments } from '../module/argument-maker'
import { setUpModule } from '../module/first-steps'
import { loadModule } from '../module/load'
import type { OwnModule } from '../module/own-module'

/** An address that holds the code itself: in every engine documents and workers without an origin may import it. */
export const dataAddress = (code: string): string =>
  `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`

/** Loads a module on this thread, and has it prepare itself. @throws {OwnFaultError} */
export const loadOwn = async (source: string): Promise<OwnModule> => {
  const loaded = await loadModule({ source }, dataAddress)
  const fault = 'kind' in loaded ? loaded : await setUpModule(loaded)
  if (fault) throw new OwnFaultError(fault)
  return loaded as OwnModule
}

/** @param call counted from 1 @throws {OwnFaultError} */
export const argumentsFor = (own: OwnModule, call: number, seed: number): ArgumentSet => {
  const made = makeArguments(own, call, seed)
  if (!isArgumentSet(made)) throw new OwnFaultError(made)
  return made
}

export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
