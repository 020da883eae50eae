import { referencesOf } from './test-imports'

/** The ways that ARCHITECTURE lists file by file, followed by imports. */

/** Files under a heading, in their order, each once. */
export const filesUnder = (text: string, heading: string): readonly string[] => {
  const section = text.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? ''
  return [...new Set([...section.matchAll(/`([\w./-]+\.tsx?)`/g)].map(([, name = '']) => name))]
}

/** `./b.js` in `a/c.ts` is `a/b`: what a file is called by whoever imports it. */
const bare = (path: string) => path.replace(/\.(?:js|tsx?)(?:\?.*)?$/, '')
const importsOf = (path: string, source: string): ReadonlySet<string> =>
  new Set(
    referencesOf(source)
      .filter((target) => target.startsWith('.'))
      .map((target) => bare(new URL(target, `http://src/${path}`).pathname.slice(1))),
  )

/**
 * Steps of a way that nothing joins to a step before: neither imports the other, and no one file could hand one to the
 * other, because it imports both, or imports the one and is imported by the other. The words that all speak, in
 * `domain`, join nothing.
 * @param sources of all that ships, by path
 */
export const loose = (way: readonly string[], sources: ReadonlyMap<string, string>): readonly string[] => {
  const imports = new Map([...sources].map(([path, source]) => [path, importsOf(path, source)]))
  const sees = (from: string, to: string) => imports.get(from)?.has(bare(to)) ?? false
  const handsOver = [...imports.keys()].filter((path) => !path.startsWith('domain/'))
  const isJoined = (a: string, b: string) =>
    sees(a, b) ||
    sees(b, a) ||
    handsOver.some(
      (who) => (sees(who, a) && (sees(who, b) || sees(b, who))) || (sees(who, b) && sees(a, who)),
    )
  return way.filter((step, at) => at > 0 && !way.slice(0, at).some((earlier) => isJoined(earlier, step)))
}
