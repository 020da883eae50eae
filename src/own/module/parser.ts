/**
 * What is asked of the parser, which is loaded when an own function is first prepared. JavaScript is read as it is: read
 * as TypeScript, `f(a < b, c > (d))` would be a call with type arguments.
 */
import { getFormattedTokens, type Transform, transform } from 'sucrase'
import type { OwnFault } from '../../domain/own/own'
import { ownFault, type Place } from '../fault'

interface ExactPlace extends Place {
  readonly column: number
}

const isPlace = (value: unknown): value is ExactPlace =>
  typeof value === 'object' && value !== null && 'line' in value && 'column' in value

const placeOf = (error: unknown): ExactPlace | null => {
  const place: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'loc') : null
  return isPlace(place) ? { line: place.line, column: place.column } : null
}

/** The parser's words, without what it says of the place, which stands beside them. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/^Error transforming [^:]*: /, '')
    .replace(/\s*\(\d+:\d+\)$/, '')

const read = (code: string, transforms: Transform[]): string =>
  transform(code, { transforms, disableESTransforms: true, preserveDynamicImport: true }).code

/** Whether it is code but for elements written as markup. */
const isMarkup = (code: string): boolean => {
  try {
    read(code, ['typescript', 'jsx'])
    return true
  } catch {
    return false
  }
}

/** The code as JavaScript, line by line where it was; a fault where it is neither JavaScript nor TypeScript. */
export const toJavaScript = (code: string): string | OwnFault => {
  let asJavaScript: unknown
  try {
    read(code, [])
    return code
  } catch (error) {
    asJavaScript = error
  }
  try {
    return read(code, ['typescript'])
  } catch (asTypeScript) {
    // The further a reader came, the better it knew what it read.
    const [first, second] = [placeOf(asJavaScript), placeOf(asTypeScript)]
    const isFurther = (second?.line ?? 0) > (first?.line ?? 0)
    const [error, place] = isFurther ? [asTypeScript, second] : [asJavaScript, first]
    if (isMarkup(code))
      return ownFault(
        'syntax',
        'This has JSX, which only a framework can run: return data, and make elements of it on the page.',
        place,
      )
    return ownFault('syntax', `This is no valid code: ${reasonOf(error)}.`, place)
  }
}

interface Token extends ExactPlace {
  /** Where it ends, if in the same line. */
  readonly end: number
  readonly label: string
  readonly raw: string
}

const TOKEN = /^(\d+):(\d+)-\d+:(\d+)\s+(\S+)(?:\s+(\S+))?/

/** @param code JavaScript that can be read */
const tokensOf = (code: string): readonly Token[] =>
  getFormattedTokens(code, { transforms: [] })
    .split('\n')
    .flatMap((row) => {
      const [, line, column, end, label = '', raw = ''] = TOKEN.exec(row) ?? []
      if (line === undefined) return []
      return [{ line: Number(line), column: Number(column), end: Number(end), label, raw }]
    })

/** What stands between the quotation marks of a token, of which `raw` has only the beginning. */
const textAt = (code: string, { line, column, end }: Token): string =>
  (code.split('\n')[line - 1] ?? '').slice(column, end - 2)

/** The first place at which JavaScript asks for another module, and the name of it where it is named. */
export const firstImport = (code: string): { readonly place: Place; readonly from: string | null } | null => {
  const tokens = tokensOf(code)
  for (const [index, token] of tokens.entries()) {
    const [before, next] = [tokens[index - 1], tokens[index + 1]]
    const isMeta =
      token.raw === 'import' && next?.label === '.' && before?.label !== '.' && before?.label !== '?.'
    const isFrom = token.label === 'name' && token.raw === 'from' && next?.label === 'string'
    if (token.label !== 'import' && !isMeta && !isFrom) continue
    // `import a, { b } from 'c'` and `import('c')` name what they ask for a little later.
    const named = isMeta
      ? undefined
      : tokens.slice(index).find(({ label }) => label === 'string' || label === ';')
    return { place: token, from: named?.label === 'string' ? textAt(code, named) : null }
  }
  return null
}
