import { PoolOptionError } from '../errors/errors.js'

/** Null and undefined are none, for every option. */
export type OrNone<T> = { readonly [Key in keyof T]?: T[Key] | null | undefined }

/** What an option must be, in words that follow "must be", and whether a value is that. */
export interface OptionRule {
  readonly must: string
  readonly fits: (value: unknown) => boolean
}

/** A rule for every option there is: one that is added to `T` asks for its row. */
export type OptionRules<T> = { readonly [Key in keyof Required<T>]: OptionRule }

/** A whole number from 1 to `most`. */
export const countTo = (most: number): OptionRule => ({
  must: `a whole number from 1 to ${most}`,
  fits: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most,
})

/** Timers hold 31 bits; a longer one fires at once. */
export const LONGEST_TIMER_MS = 2_147_483_647

export const flag: OptionRule = { must: 'true or false', fits: (value) => typeof value === 'boolean' }

/** An object, all of whose members named here are functions, as far as they are there. */
export const objectOf = (must: string, functions: readonly string[]): OptionRule => ({
  must,
  fits: (value) =>
    typeof value === 'object' &&
    value !== null &&
    functions.every((name) => {
      const member = (value as Readonly<Record<string, unknown>>)[name]
      return member === undefined || typeof member === 'function'
    }),
})

/** What `read` gives, which looks at what callers gave: a getter, or a proxy, may throw. @throws {PoolOptionError} */
export const readOption = <T>(option: string, read: () => T): T => {
  try {
    return read()
  } catch (cause) {
    throw PoolOptionError.unreadable(option, cause)
  }
}

/** @throws {PoolOptionError} unless the value is what the rule says */
export const requireOption = <T>(option: string, value: T, { must, fits }: OptionRule): T => {
  if (!readOption(option, () => fits(value))) throw PoolOptionError.unfit(option, must, value)
  return value
}

/** What it calls its options; a list, a signal or a map has none, though it has no option that would be wrong. */
const optionNamesOf = (given: object): readonly string[] | null => {
  if (Object.prototype.toString.call(given) !== '[object Object]') return null
  const names: string[] = []
  for (const name in given) names.push(name)
  return names
}

/**
 * The options that were given, each read once.
 * @throws {PoolOptionError} naming the first that cannot be used, or that does not exist
 */
export const requireOptions = <T>(rules: OptionRules<T>, given: unknown): Partial<T> => {
  const options: Partial<Record<keyof T, unknown>> = {}
  if (given === undefined || given === null) return {}
  const names = typeof given === 'object' ? readOption('options', () => optionNamesOf(given)) : null
  if (!names) throw PoolOptionError.unfit('options', 'an object of options', given)
  const optionOf = (option: string): unknown =>
    readOption(option, () => (given as Readonly<Record<string, unknown>>)[option])
  for (const name of names)
    if (!Object.hasOwn(rules, name) && optionOf(name) !== undefined)
      throw PoolOptionError.unknown(name, Object.keys(rules))
  for (const option of Object.keys(rules) as (keyof T & string)[]) {
    const value = optionOf(option)
    if (value !== undefined && value !== null) options[option] = requireOption(option, value, rules[option])
  }
  return options as Partial<T>
}
