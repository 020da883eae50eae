import { type Place, thrownWords } from '../fault'

/** Longest stack that is looked through: it is what unknown code made of it, and an address may hold all of the code. */
const LONGEST = 4_000_000

/** The line of a module at which something was thrown; null where nobody tells. @param address of the module */
export const thrownPlace = (thrown: unknown, address: string): Place | null => {
  try {
    if (!(thrown instanceof Error) || typeof thrown.stack !== 'string' || thrown.stack.length > LONGEST)
      return null
    const at = thrown.stack.indexOf(`${address}:`)
    const [, line] = at < 0 ? [] : (/^:(\d{1,7})\b/.exec(thrown.stack.slice(at + address.length)) ?? [])
    return line === undefined ? null : { line: Number(line), column: null }
  } catch {
    return null
  }
}

/** What the thread of an own function has not, as people find out: by the name that was not defined. */
const MISSING: readonly (readonly [names: RegExp, why: string])[] = [
  [
    /^(?:document|window|parent|top|frames|Image|DOMParser|HTML\w*|SVG\w*|getComputedStyle)$/,
    'a worker has no page: give it what it needs as arguments',
  ],
  [
    /^(?:fetch|XMLHttpRequest|WebSocket|EventSource|importScripts|navigator|location)$/,
    'an own function reaches no network: make its data in args()',
  ],
  [
    /^(?:localStorage|sessionStorage|indexedDB|caches|cookieStore)$/,
    'an own function reaches no storage: make its data in args()',
  ],
  [
    /^(?:require|module|exports|process|Buffer|global|__dirname)$/,
    'this is no Node.js: an own function is one module with `export default`',
  ],
  [/^(?:Worker|SharedWorker|postMessage|BroadcastChannel)$/, 'an own function reaches no other thread'],
  [/^(?:eval|Function)$/, 'code cannot be made from text here'],
]

/** What was thrown, and why it had to be where the reason is that own functions are locked in. */
export const ownThrownWords = (thrown: unknown): string => {
  const words = thrownWords(thrown)
  const name = /^ReferenceError: (?:Can't find variable: )?(\w+)/.exec(words)?.[1]
  const why = name === undefined ? undefined : MISSING.find(([names]) => names.test(name))?.[1]
  return why === undefined ? words : `${words} (${why})`
}
