import type { OwnFault } from '../../domain/own/own'
import { ownFault } from '../fault'
import { mayImport, withoutImports } from './no-imports'

/** Longer code is a library, or a paste gone wrong, characters. */
export const LONGEST_CODE = 200_000

/** Code that a sandboxed thread can load. */
export interface Prepared {
  /** A module of JavaScript that loads no other, line by line as it was written. */
  readonly source: string
}

export const isPrepared = (given: Prepared | OwnFault): given is Prepared => 'source' in given

const kilo = (characters: number): string => `${Math.round(characters / 1000)} kB`

/**
 * Makes a module of what somebody wrote, JavaScript or TypeScript, and runs nothing of it. What only an engine knows to
 * be wrong, loading says.
 */
export const prepareModule = async (code: string): Promise<Prepared | OwnFault> => {
  if (code.length > LONGEST_CODE)
    return ownFault(
      'too-large',
      `This is ${kilo(code.length)} of code, and at most ${kilo(LONGEST_CODE)} are taken: keep the function, and make its data in args().`,
    )
  if (code.trim() === '')
    return ownFault('no-default', 'There is no code: write a module with `export default (…args) => result`.')
  const { toJavaScript, firstImport } = await import('./parser')
  const source = toJavaScript(code)
  if (typeof source !== 'string') return source
  const found = mayImport(source) ? firstImport(source) : null
  if (found) {
    const what = found.from === null ? 'Nothing' : `“${found.from}”`
    return ownFault(
      'import',
      `${what} can${found.from === null ? '' : 'not'} be imported: an own function is one module without imports. Paste what it needs.`,
      found.place,
    )
  }
  return { source: withoutImports(source) }
}
