import { createRandom, type Random } from '../../demand/random'

/** What an own function's module exports, as far as the stage uses it. */
export interface OwnModule {
  readonly run: (...args: readonly unknown[]) => unknown
  readonly args: ((call: number, random: Random) => unknown) | null
  readonly transfer: ((args: readonly unknown[]) => unknown) | null
  readonly setup: (() => unknown) | null
  readonly check: ((result: unknown, args: readonly unknown[]) => unknown) | null
}

type Exported = Readonly<Record<string, unknown>>

const functionOf = (exported: Exported, name: string) => {
  const value = exported[name]
  return typeof value === 'function' ? (value as (...given: unknown[]) => unknown) : null
}

/** An address that holds the code itself: documents and workers without an origin may import it in every engine. */
export const addressOf = (code: string): string =>
  `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`

/** Loads a module, anew for every thread. @throws what it throws at its top level, or a TypeError without a function */
export const loadOwnModule = async (code: string): Promise<OwnModule> => {
  const exported = (await import(/* @vite-ignore */ addressOf(code))) as Exported
  const run = functionOf(exported, 'default')
  if (!run) throw new TypeError('The module has no default export that is a function.')
  return {
    run,
    args: functionOf(exported, 'args'),
    transfer: functionOf(exported, 'transfer'),
    setup: functionOf(exported, 'setup'),
    check: functionOf(exported, 'check'),
  }
}

/** Sets random numbers of one call apart from those of the next. */
const APART = 0x9e3779b1

/** Arguments of a call, new for each; of one number always the same. @throws what `args` throws */
export const argumentsOf = ({ args }: OwnModule, call: number, seed: number): readonly unknown[] => {
  if (!args) return []
  const made = args(call, createRandom(seed ^ Math.imul(call + 1, APART)))
  if (!Array.isArray(made)) throw new TypeError('`args` must return an array of arguments.')
  return made
}

/** What of the arguments is handed over. @throws what `transfer` throws */
export const transferOf = ({ transfer }: OwnModule, args: readonly unknown[]): Transferable[] => {
  const given = transfer?.(args) ?? []
  if (!Array.isArray(given)) throw new TypeError('`transfer` must return an array of what is handed over.')
  return given as Transferable[]
}

export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
