import { describe, expect, it } from 'vitest'
import architecture from '../ARCHITECTURE.md?raw'
import { crowdedFolders } from './test-folders'
import { breachesOf, circlesIn, IMPORT_RULES, isTest, isTestSupport, referencesOf } from './test-imports'
import { filesUnder, loose } from './test-ways'

const files = import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })
const shipped = Object.entries(files)
  .map(([path, source]) => ({ path: path.slice('./'.length), source }))
  .filter(({ path }) => !isTest(path) && !isTestSupport(path) && !path.endsWith('.d.ts'))

describe('the sources that ship', () => {
  it('are found, in every folder', () => {
    const folders = new Set(shipped.map(({ path }) => path.split('/')[0]))
    expect(shipped.length).toBeGreaterThan(50)
    for (const folder of [
      'domain',
      'settings',
      'demand',
      'pool',
      'workloads',
      'record',
      'stats',
      'lab',
      'store',
    ])
      expect(folders).toContain(folder)
  })

  it('import only what the table allows, name no browser below the store, and start workers where the build sees it', () =>
    expect(shipped.flatMap(({ path, source }) => breachesOf(path, source))).toEqual([]))
})

it('No file imports itself by way of others.', () =>
  expect(circlesIn(new Map(shipped.map(({ path, source }) => [path, source])))).toEqual([]))

/** Modules that somebody might have written in Poolscope, and those of the types' tests. */
const EXAMPLES = /^own\/examples\/modules\/|\/first-code\.ts$|^pool\/testing\//
const EXPORTED = /^export (?:const|function|class|interface|type) (\w+)/gm

it('No name is exported by two files: one word means one thing.', () => {
  const homes = new Map<string, string[]>()
  for (const { path, source } of shipped.filter((one) => !EXAMPLES.test(one.path)))
    for (const [, name = ''] of source.matchAll(EXPORTED)) homes.set(name, [...(homes.get(name) ?? []), path])
  expect(homes.size).toBeGreaterThan(1000)
  expect([...homes].filter(([, paths]) => paths.length > 1)).toEqual([])
})

// Of these only the names are wanted.
const names = Object.keys(import.meta.glob(['/src/**/*', '/e2e/**/*', '/.ci/**/*'], { query: '?raw' }))

it('No folder shows more than can be seen at a glance.', () => {
  expect(names.length).toBeGreaterThan(1000)
  expect(crowdedFolders(names)).toEqual([])
})

it('A folder of sixteen is too many, also when some are folders; a test is one with its file.', () => {
  const full = Array.from({ length: 14 }, (_, at) => [`/src/a/f${at}.ts`, `/src/a/f${at}.test.ts`]).flat()
  const withGuide = [...full, '/src/a/README.md']
  expect(crowdedFolders(withGuide)).toEqual([])
  expect(crowdedFolders([...withGuide, '/src/a/b/c.ts', '/src/a/b/d.ts'])).toEqual(['/src/a has 16'])
})

describe('the ways that ARCHITECTURE lists file by file', () => {
  const sources = new Map(shipped.map(({ path, source }) => [path, source]))

  it.each([
    ['A call, file by file', 45],
    ['A slider, file by file', 20],
  ])('%s: no more than %i files, which are there, each joined to one before', (heading, most) => {
    const way = filesUnder(architecture, heading)
    expect(way.length).toBeGreaterThan(10)
    expect(way.length).toBeLessThanOrEqual(most)
    expect(way.filter((step) => !sources.has(step))).toEqual([])
    expect(loose(way, sources)).toEqual([])
  })

  it('are told from steps that nothing joins', () => {
    const few = new Map([
      ['a.ts', "import './b/b'"],
      ['b/b.ts', "import { word } from '../domain/word'"],
      ['c.ts', "import { word } from './domain/word'"],
      ['d.ts', ''],
      ['hands.ts', "import './a'\nimport './d'"],
    ])
    expect(loose(['a.ts', 'b/b.ts', 'd.ts', 'c.ts'], few)).toEqual(['c.ts'])
  })
})

it('The table of imports has no circle: each folder sees only folders above it.', () => {
  const folders = Object.keys(IMPORT_RULES)
  const upward = Object.entries(IMPORT_RULES).flatMap(([folder, { ours }]) =>
    ours.map((seen) => folders.indexOf(seen.split('/')[0] ?? '') < folders.indexOf(folder)),
  )
  expect(upward).toEqual(upward.map(() => true))
})

describe('the checker', () => {
  it('finds imports of values, types and side effects, dynamic imports, passed-on exports and workers', () =>
    expect(
      referencesOf(`
        import { a } from 'a'
        import type {
          B,
        } from './b'
        import './c.css'
        export * from "./d"
        const e = await import('../e')
        new Worker(new URL('../f.worker.ts', import.meta.url), { type: 'module' })
        // import { g } from './g'
        /* import('./h') */
      `).toSorted(),
    ).toEqual(['../e', '../f.worker.ts', './b', './c.css', './d', 'a']))

  it.each([
    ['domain/call.ts', "import { createPool } from '../pool/index'"],
    ['domain/call.ts', "import { useState } from 'react'"],
    ['demand/open.ts', "import type { Snapshot } from '../store/state'"],
    ['pool/workers/worker-set.ts', "import { micros } from '../../domain/time'"],
    ['workloads/hash.ts', "import { createPool } from '../pool/index'"],
    ['record/recorder.ts', "import { Ring } from '../pool/ring'"],
    ['lab/run/run.ts', "const session = () => import('../../store/session')"],
    [
      'stats/live.ts',
      "new Worker(new URL('../lab/thread/lab.worker.ts', import.meta.url), { type: 'module' })",
    ],
    ['app/header.tsx', "import { connectLab } from '../lab/connect'"],
    ['helpers/any.ts', 'export const any = 1'],
    ['second-main.ts', 'export const any = 1'],
  ])('refuses that %s says: %s', (path, source) => expect(breachesOf(path, source)).toHaveLength(1))

  it.each([
    ['lab/run/run.ts', 'document.title = name'],
    ['lab/run/run.ts', 'const page = window'],
    ['record/bucket.ts', 'const wide = window.innerWidth'],
  ])('refuses the page in %s: %s', (path, source) => expect(breachesOf(path, source)).toHaveLength(1))

  it.each([
    ['record/recorder.ts', 'const { stages, window } = this\nwindow.current.completed += 1'],
    ['stats/live.ts', 'export const live = (window: RollingWindow) => window.sum(now)'],
    ['record/recorder.ts', 'this.window.roll(end) // window.open, document'],
    ['stats/clocks/resolve.ts', "const reason = 'no calls in this window'"],
    ['lab/host/browser-host.ts', 'const hidden = () => document.hidden'],
    ['lab/run/run.ts', "import { createPool } from '../../pool/index'"],
    ['main.tsx', "import { App } from './app/app'"],
  ])('lets %s say: %s', (path, source) => expect(breachesOf(path, source)).toEqual([]))

  it.each([
    ['lab/index.ts', 'export const lab = 1'],
    ['lab/lab.ts', "export { Run } from './run'"],
    ['lab/lab.ts', "export * from './run'"],
    ['lab/lab.ts', "export type { Host } from './host'"],
  ])('calls %s a barrel when it says: %s', (path, source) =>
    expect(breachesOf(path, source)).toEqual([`${path} is a barrel`]),
  )

  it.each([
    "const url = new URL('./lab.worker.ts', import.meta.url)\nnew Worker(url, { type: 'module' })",
    "new Worker(new URL('./lab.worker.ts', import.meta.url))",
    "new Worker('lab.worker.js')",
  ])('refuses a worker that is not started in one expression: %s', (source) =>
    expect(breachesOf('lab/thread/thread-lab.ts', source)).toEqual([
      'lab/thread/thread-lab.ts starts a worker the build cannot see',
    ]),
  )

  it.each([`\`\${Math.round(share * 100)} %\``, "calls.toLocaleString('en')"])(
    'refuses that a figure is written anywhere but in domain/text: %s',
    (text) => expect(breachesOf('app/tiles.ts', `const said = ${text}`)).toHaveLength(1),
  )

  it('finds circles of files, also of types, and none where two ways lead to one file', () => {
    const circle = new Map([
      ['a.ts', "import { b } from './b/b'\nimport './c'"],
      ['b/b.ts', "import type { C } from '../c'"],
      ['c.ts', "export { a } from './a'"],
      ['d.ts', "import './a'"],
    ])
    expect(circlesIn(circle)).toEqual([['a.ts', 'b/b.ts', 'c.ts']])
    expect(circlesIn(new Map([...circle, ['c.ts', "export const c = () => import('./a')"]]))).toEqual([])
  })

  it('refuses that code which ships imports test support', () =>
    expect(breachesOf('main.tsx', "import { snapshotOf } from './app/testing/test-snapshot'")).toHaveLength(
      1,
    ))
})
