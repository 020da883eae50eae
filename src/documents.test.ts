import { expect, it } from 'vitest'

// Of what is here only the names are wanted.
const files = Object.keys(
  import.meta.glob(['/src/**/*', '/e2e/**/*', '/public/*', '/*.*', '/.ci/**/*', '!**/node_modules/**'], {
    query: '?raw',
  }),
)
const documents = import.meta.glob<string>(['/*.md', '/src/*.md', '/src/*/*.md', '!/CHANGELOG.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Names of files and folders in a text: what stands between backticks and has a known ending, or begins with `src/`. */
const namesIn = (text: string) =>
  [...text.matchAll(/`([\w./-]+)`/g)]
    .map(([, name = '']) => name.replace(/^\.\//, ''))
    .filter((name) => /\.(?:ts|tsx|html|mjs)$/.test(name) || /^src\/\w/.test(name))

it.each(Object.entries(documents))('%s names only files that there are.', (_, text) => {
  const isThere = (name: string) =>
    files.some((file) => file.endsWith(`/${name}`) || file.includes(`/${name}/`))
  expect(namesIn(text).filter((name) => !isThere(name))).toEqual([])
})

it('Every folder of the first level says what it is, in what order to read it, and how to add to it.', () => {
  const folders = new Set(files.flatMap((file) => /^\/src\/([\w-]+)\//.exec(file)?.[1] ?? []))
  expect(folders.size).toBeGreaterThan(12)
  for (const folder of folders) {
    const text = documents[`/src/${folder}/README.md`] ?? ''
    expect(text, folder).toMatch(/\*\*Read\*\*[\s\S]*\*\*To add\*\*/)
    expect(text.split('\n').length, folder).toBeLessThanOrEqual(12)
  }
})

it('The README has 1,200 words at the most: signs of tables are none.', () => {
  const words = (documents['/README.md'] ?? '').split(/\s+/).filter((word) => /\w/.test(word))
  expect(words.length).toBeGreaterThan(300)
  expect(words.length).toBeLessThanOrEqual(1200)
})
