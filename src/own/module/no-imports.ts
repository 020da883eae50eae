/**
 * Only with these words, as they stand here, can code ask for another module: engines refuse either of them spelled with
 * an escape. As names, and in texts, the escape means the same letter.
 */
const WORDS = /(?<!\\)\b(?:import|from)\b/g
const ESCAPED: Readonly<Record<string, string>> = { import: '\\u0069mport', from: '\\u0066rom' }

/**
 * JavaScript that can load nothing, whatever it is and however it was read before: an import is an error of syntax in
 * it, and all else means what it meant. So nothing rests on a parser's being right.
 */
export const withoutImports = (code: string): string => code.replace(WORDS, (word) => ESCAPED[word] ?? word)

/** Whether there is something that could be an import. */
export const mayImport = (code: string): boolean => code.search(WORDS) >= 0
