/** How much a folder may show. */

/** Entries that are seen at a glance; a file and its test are one. */
const AT_A_GLANCE = 15

/** The folders of the first level are the pipeline, which the table of imports lists from end to end. */
const LONGER = new Map([['/src', 28]])

/** `fifo.ts`, `fifo.test.ts` and `fifo.dom.test.ts` are `fifo`. */
const entryOf = (name: string): string => name.replace(/(?:\.(?:(?:dom\.)?test|d))?\.(?:m?tsx?|mjs)$/, '')

/**
 * Folders with more entries than they may have.
 * @param files by path, from `/src` on
 */
export const crowdedFolders = (files: readonly string[]): readonly string[] => {
  const entries = new Map<string, Set<string>>()
  for (const file of files) {
    const parts = file.split('/')
    for (let depth = parts.length - 1; depth > 1; depth--) {
      const folder = parts.slice(0, depth).join('/')
      entries.set(folder, (entries.get(folder) ?? new Set()).add(entryOf(parts[depth] ?? '')))
    }
  }
  return [...entries]
    .filter(([folder, { size }]) => size > (LONGER.get(folder) ?? AT_A_GLANCE))
    .map(([folder, { size }]) => `${folder} has ${size}`)
}
