/** Lines of a module, counted from 1, at which a fault is shown that has no place of its own. */

const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length

/** Of the first or the last match; null where there is none. */
const lineOf = (source: string, pattern: RegExp, which: 'first' | 'last' = 'first'): number | null => {
  const found = [...source.matchAll(new RegExp(pattern, 'gm'))].at(which === 'first' ? 0 : -1)
  return found ? lineAt(source, found.index) : null
}

/** Where the default export is, or should be: at an export, or at the end. */
export const lineOfDefault = (source: string): number =>
  lineOf(source, /^[^\n]*\bexport\s+default\b|\bas\s+default\b/) ??
  lineOf(source, /^\s*export\b/, 'last') ??
  source.trimEnd().split('\n').length

export const lineOfExport = (source: string, name: string): number | null =>
  lineOf(source, new RegExp(`\\bexport\\b[^;\\n]*\\b${name}\\b`)) ??
  lineOf(source, new RegExp(`\\b${name}\\b`))

const literal = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')

/** What an engine refuses though it can be read: how it says so, and what stands there. */
const REFUSALS: readonly (readonly [
  said: RegExp,
  place: (name: string) => RegExp,
  which: 'first' | 'last',
])[] = [
  [/^Identifier '\.default'/, () => /\bexport\s+default\b/, 'last'],
  [
    /^Identifier '(.+)' has already|^redeclaration of \w+ (\S+)|twice: '(.+?)'/,
    (name) => new RegExp(`\\b(?:let|const|var|class|function\\s*\\*?)\\s+${name}(?![\\w$])`),
    'last',
  ],
  [/abel '?(.+?)'?$/, (name) => new RegExp(`\\b(?:break|continue)\\s+${name}(?![\\w$])`), 'first'],
  [/(#[\w$]+)/, (name) => new RegExp(name), 'first'],
  [
    /[Dd]uplicate export (?:of|name) '(.+?)'/,
    (name) => new RegExp(`\\bexport\\b.*\\b${name}(?![\\w$])`),
    'last',
  ],
  [/^Export '(.+?)' is not defined/, (name) => new RegExp(`\\bexport\\b.*\\b${name}(?![\\w$])`), 'last'],
  [/^Invalid regular expression: (\/.+?\/\w*):/, (name) => new RegExp(name), 'first'],
  [/\bawait\b|reserved word/, () => /\bawait\b/, 'last'],
  [/'with'|\bwith\b/, () => /\bwith\s*\(/, 'first'],
  [/Invalid or unexpected token|illegal character|Invalid character/, () => /^\s*@\w|[\s(]@\w/, 'first'],
]

/** Engines that tell a line have it under either of these names. */
const toldLine = (error: SyntaxError): number | null => {
  const told: unknown = Reflect.get(error, 'lineNumber') ?? Reflect.get(error, 'line')
  return typeof told === 'number' && Number.isSafeInteger(told) && told > 0 ? told : null
}

/** Where an engine has found an error of syntax; null where it does not say, and its words do not lead there. */
export const lineOfRefusal = (source: string, error: SyntaxError): number | null =>
  toldLine(error) ?? lineByWords(source, error.message)

const lineByWords = (source: string, said: string): number | null => {
  for (const [words, place, which] of REFUSALS) {
    const found = words.exec(said)
    if (!found) continue
    const name = found.slice(1).find((group) => group !== undefined)
    return lineOf(source, place(literal(name ?? '')), which)
  }
  return null
}
