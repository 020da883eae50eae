import { describe, expect, it } from 'vitest'
import type { OwnFault } from '../../domain/own/own'
import { OWN_EXAMPLES } from '../examples/examples'
import { withoutImports } from './no-imports'
import { LONGEST_CODE, prepareModule } from './prepare'
import { loadCode, moduleOf } from './test-load'

const faultIn = async (code: string): Promise<OwnFault> => {
  const loaded = await loadCode(code)
  if ('kind' in loaded) return loaded
  throw new Error('Nothing is wrong with it.')
}

describe('preparing a module', () => {
  it.each([
    ['an export of a function', 'export default (a, b) => a + b'],
    ['types', 'type N = number\nexport default (a: N, b: N): N => a + b'],
    [
      'what is a call with type arguments to TypeScript alone',
      'const f = (x, y) => y, a = 1, b = 2, c = 0, d = 5; f(a<b,c>(d)); export default (p, q) => p + q',
    ],
    ['an enum', 'enum Sum { None, Two = 2 }\nexport default (a: number, b: number) => a + b + Sum.None'],
    ['top-level await', 'const none = await Promise.resolve(0)\nexport default (a, b) => a + b + none'],
    [
      'names and texts that look like imports',
      'const x = { import: 0, from: 0 }, s = "import x from y", r = /import|from/, t = `import(from)`\n// import y from "z"\nexport default (a, b) => a + b + x.import + x.from + (s === "\\u0069mport x " + "\\u0066rom y" && r.test("from") && t.length === 12 && Array.from([1]).length === 1 ? 0 : NaN)',
    ],
  ])('takes %s', async (_what, code) => {
    const module = await moduleOf(code)
    expect(module.run(2, 3)).toBe(5)
  })

  it('keeps every line where it was', async () => {
    const fault = await faultIn(
      'interface A {\n  b: number\n}\nconst a: A = { b: 1 }\nthrow new Error(String(a.b))\nexport default () => 1',
    )
    expect(fault).toMatchObject({ kind: 'throws', message: expect.stringContaining('loaded: 1') })
    expect(await prepareModule('type A = number\n\nexport default (a: A) => a')).toEqual({
      source: '\n\nexport default (a) => a',
    })
  })

  it.each<[OwnFault['kind'], string, RegExp, number | null]>([
    ['too-large', `export default () => 1 //${'x'.repeat(LONGEST_CODE)}`, /200 kB/, null],
    ['no-default', ' \n', /no code/, null],
    ['no-default', 'const a = 1\nexport const f = () => a\nf()\n', /export default/, 2],
    ['no-default', 'function f() {\n  return 1\n}\n\n', /export default/, 3],
    ['not-a-function', 'const a = 1\nexport default 7', /a number, and must be a function/, 2],
    ['not-a-function', 'const a = {}\nexport { a as default }', /an object/, 2],
    ['not-a-function', 'export default class Sum {\n  run() {}\n}', /a class: export a function/, 1],
    ['not-a-function', '\nexport default function* () { yield 1 }', /a generator/, 2],
    ['not-a-function', 'export default async function* () { yield 1 }', /a generator/, 1],
    ['not-a-function', 'export default () => 1\nexport const args = [1]', /“args” is an array/, 2],
    ['syntax', 'const a = 1\nconst b = = 2\nexport default () => b', /valid code/, 2],
    ['syntax', 'export default (a: number => a', /valid code/, 1],
    ['syntax', 'let a\nlet a\nexport default () => a', /already been declared/, 2],
    ['syntax', 'export default () => {\n  for (;;) break out\n}', /out/, 2],
    ['syntax', 'export default () => 1\nexport default () => 2', /default/, 2],
    ['syntax', 'export default (a) => {\n  return a.#b\n}', /#b/, 2],
    ['syntax', 'export default (a) => {\n  return /(/.test(a)\n}', /Invalid regular/, 2],
    ['syntax', 'export default (a) => {\n  await a\n}', /await|reserved/, 2],
    [
      'syntax',
      'const d = (v: unknown) => v\nclass A {\n  @d m() {}\n}\nexport default () => 1',
      /unexpected/,
      3,
    ],
    ['syntax', 'const a = 1\nexport default () => <b>{a}</b>', /JSX/, 2],
    ['syntax', 'const a: number = 1\nexport default () => <b>{a}</b>', /JSX/, 2],
    ['throws', 'const a = 1\nrequire("lodash")\nexport default () => a', /no Node.js/, 2],
    [
      'import',
      'const a = 1\n  import sum from "lodash"\nexport default sum',
      /“lodash” cannot be imported/,
      2,
    ],
    ['import', 'export { default } from "left-pad"', /“left-pad”/, 1],
    ['import', 'export default async () => import("https://example.org/x.js")', /example\.org/, 1],
    ['import', 'export default () => import.meta.url', /Nothing can be imported/, 1],
    ['throws', 'throw new TypeError("early")\nexport default () => 1', /TypeError: early/, 1],
  ])('says what is wrong: %s in %j', async (kind, code, message, line) => {
    const fault = await faultIn(code)
    expect(fault).toMatchObject({ kind, line })
    expect(fault.message).toMatch(message)
  })

  it.each(OWN_EXAMPLES.map(({ code }) => code))('takes the ready-made function %#', async (code) => {
    expect('source' in (await prepareModule(code))).toBe(true)
  })
})

describe('code without imports', () => {
  it.each([
    'import x from "data:text/javascript,export default 1"\nexport default x',
    'export { x } from "data:text/javascript,export const x = 1"\nexport default 1',
    'export default await import/**/("data:text/javascript,export default 1")',
    'export * from "data:text/javascript,export const x = 1"\nexport default 1',
  ])('is refused by the engine, whatever a parser made of it: %s', async (code) => {
    const address = `data:text/javascript,${encodeURIComponent(withoutImports(code))}`
    await expect(import(/* @vite-ignore */ address)).rejects.toThrow(SyntaxError)
  })
})
