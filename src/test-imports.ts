/** Which folder may import what, and how a source is held to it. */

interface Rule {
  /** Folders, or single modules, of ours. */
  readonly ours: readonly string[]
  readonly packages: readonly string[]
}

/** They join all folders, and may import anything. */
const ROOTS = ['boot.ts', 'main.tsx', 'visit.tsx']

/** Read top to bottom, each row sees only rows above it. */
export const IMPORT_RULES: Readonly<Record<string, Rule>> = {
  domain: { ours: [], packages: [] },
  // What the page stands in: its server, its frame, its browser.
  surroundings: { ours: [], packages: [] },
  settings: { ours: ['domain'], packages: ['valibot'] },
  demand: { ours: ['domain'], packages: [] },
  pool: { ours: [], packages: ['comlink'] },
  workloads: { ours: ['domain', 'pool/worker'], packages: [] },
  record: { ours: ['domain', 'pool/index'], packages: [] },
  models: { ours: ['domain'], packages: [] },
  words: { ours: ['domain', 'models'], packages: [] },
  stats: { ours: ['domain', 'record', 'models', 'words'], packages: [] },
  own: {
    ours: [
      'domain',
      'surroundings',
      'settings',
      'demand',
      'pool/index',
      'pool/worker',
      'workloads',
      'stats',
      'record',
    ],
    packages: ['sucrase'],
  },
  theory: { ours: ['domain', 'models', 'words'], packages: [] },
  // Of the statistics only the means of repeats: all else is of single calls.
  sweep: {
    ours: ['domain', 'settings', 'models', 'demand/random', 'words/phrases', 'stats/intervals'],
    packages: [],
  },
  claims: { ours: ['domain', 'models', 'stats/intervals/mean'], packages: [] },
  lab: {
    ours: [
      'domain',
      'surroundings',
      'settings',
      'demand',
      'workloads',
      'pool/index',
      'record',
      'models',
      'words',
      'stats',
      'theory',
      'own',
    ],
    packages: ['comlink'],
  },
  store: { ours: ['domain', 'settings', 'own/link', 'sweep'], packages: ['zustand', 'valibot'] },
  charts: { ours: ['domain', 'store'], packages: ['react', 'react-dom', 'recharts', 'react-error-boundary'] },
  app: {
    ours: [
      'domain',
      'surroundings',
      'settings',
      'models',
      'words',
      'claims',
      'own',
      'sweep',
      'store',
      'charts',
    ],
    packages: [
      'react',
      'zustand',
      'react-error-boundary',
      '@atlaskit/pragmatic-drag-and-drop',
      '@codemirror',
      '@lezer/highlight',
    ],
  },
}

/** The folders that run without a browser, and the files among them that are its edge. */
const BROWSERLESS = [
  'domain',
  'settings',
  'demand',
  'pool',
  'workloads',
  'record',
  'stats',
  'models',
  'words',
  'theory',
  'claims',
  'sweep',
  'lab',
]
const EDGES = [
  'lab/host/browser-host.ts',
  'lab/host/waiting.ts',
  'lab/thread/thread-lab.ts',
  'lab/thread/lab.worker.ts',
  'lab/host/page-watch.ts',
]
/** The pool's public faces, to callers and to workers: the only files that pass on what others export. */
const BARRELS = ['pool/index.ts', 'pool/worker.ts']

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
const withoutTexts = (source: string) =>
  withoutComments(source).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")

/** What is there before the file's own code runs. */
const STATIC = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
  // Not the word in quotation marks, which the next text follows.
  /(?<!['"])\bimport\s*['"]([^'"]+)['"]/g,
]
const REFERENCES = [
  ...STATIC,
  /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g,
  /\bnew\s+URL\(\s*['"`]([^'"`]+)['"`]\s*,\s*import\.meta\.url\s*\)/g,
]

/** Every module that a source names: imports of all kinds and workers. */
export const referencesOf = (source: string, patterns: readonly RegExp[] = REFERENCES): readonly string[] => {
  const code = withoutComments(source)
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, target = '']) => target))
}

/** `../pool/index` seen from `lab/run/run.ts` is `pool/index`. */
const resolve = (path: string, target: string): string => {
  const { pathname } = new URL(target, `http://src/${path}`)
  return pathname.slice(1)
}

const isWithin = (module: string, allowed: string) =>
  module === allowed || module.startsWith(`${allowed}/`) || module.startsWith(`${allowed}.`)

const isAllowed = (path: string, target: string, folder: string, { ours, packages }: Rule): boolean => {
  if (!target.startsWith('.')) return packages.some((name) => isWithin(target, name))
  return [folder, ...ours].some((name) => isWithin(resolve(path, target), name))
}

const importBreaches = (path: string, source: string): string[] => {
  const [folder = ''] = path.split('/')
  const rule = IMPORT_RULES[folder]
  if (!rule) return [`${path} is in no folder of the table`]
  return referencesOf(source)
    .filter((target) => !isAllowed(path, target, folder, rule))
    .map((target) => `${path} must not import ${target}`)
}

/** Our own files may call something `window`: only a name that the file itself does not bind is the browser's. */
const namesGlobal = (code: string, name: string): boolean => {
  const isNamed = new RegExp(`(?<![.\\w$])${name}\\b(?!\\s*\\??:)`).test(code)
  const isBound = new RegExp(
    `[({,]\\s*${name}\\s*:\\s*[A-Z]|\\bconst\\s*{[^}]*\\b${name}\\b[^}]*}\\s*=`,
  ).test(code)
  return isNamed && !isBound
}

const browserBreaches = (path: string, source: string): string[] => {
  const isBrowserless = BROWSERLESS.some((folder) => isWithin(path, folder)) && !EDGES.includes(path)
  if (!isBrowserless) return []
  const code = withoutTexts(source)
  return ['document', 'window']
    .filter((name) => namesGlobal(code, name))
    .map((name) => `${path} names ${name}`)
}

const barrelBreaches = (path: string, source: string): string[] => {
  if (BARRELS.includes(path)) return []
  const isBarrel = /\bexport\s*(?:type\s*)?(?:\*|{[^}]*})[^'";\n]*\bfrom\s*['"]/.test(withoutComments(source))
  return isBarrel || /\/index\.tsx?$/.test(path) ? [`${path} is a barrel`] : []
}

/** Where workers are started from text, because a document without an origin can start them from nothing else. */
const FROM_TEXT = ['own/stage/pools/stage-pools.ts']

const workerBreaches = (path: string, source: string): string[] => {
  if (FROM_TEXT.includes(path)) return []
  const started = [...withoutComments(source).matchAll(/\bnew\s+Worker\s*\(/g)].length
  const inOneExpression = [
    ...withoutComments(source).matchAll(
      /\bnew\s+Worker\s*\(\s*new\s+URL\(\s*['"][^'"]+['"]\s*,\s*import\.meta\.url\s*\)\s*,\s*{\s*type:\s*['"]module['"]\s*(?:,\s*name:\s*\w+\s*)?}\s*\)/g,
    ),
  ].length
  return started === inOneExpression ? [] : [`${path} starts a worker the build cannot see`]
}

/** Test support is named `test-…`: code that ships must not lean on it. */
const supportBreaches = (path: string, source: string): string[] =>
  referencesOf(source)
    .filter((target) => target.startsWith('.') && isTestSupport(resolve(path, target)))
    .map((target) => `${path} must not import the test support ${target}`)

/** One text for one figure: it is made in one place, but for figures that stand as they were printed in 2016. */
const WRITERS = ['domain/text.ts', 'charts/definitions/references.ts']

const figureBreaches = (path: string, source: string): string[] => {
  if (WRITERS.includes(path)) return []
  const code = withoutComments(source)
  const percent = /\} %/.test(code) ? [`${path} writes a percent itself`] : []
  return /\.toLocaleString\(/.test(code) ? [...percent, `${path} groups digits itself`] : percent
}

export const isTestSupport = (path: string): boolean => /(?:^|\/)test-[^/]*$/.test(path)
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

const ENDINGS = ['', '.ts', '.tsx']

/**
 * Files that import one another, be it by way of others: each circle once. What is fetched late, or is a worker's, is
 * a file's own beginning.
 * @param sources by path from `src` on
 */
export const circlesIn = (sources: ReadonlyMap<string, string>): readonly (readonly string[])[] => {
  const fileOf = (path: string) => ENDINGS.map((ending) => path + ending).find((file) => sources.has(file))
  const importsOf = (path: string) =>
    referencesOf(sources.get(path) ?? '', STATIC)
      .filter((target) => target.startsWith('.'))
      .flatMap((target) => fileOf(resolve(path, target)) ?? [])
  const circles = new Map<string, readonly string[]>()
  const done = new Set<string>()
  const visit = (path: string, way: readonly string[]): void => {
    const from = way.indexOf(path)
    if (from >= 0) {
      const circle = way.slice(from)
      circles.set(circle.toSorted().join(), circle)
      return
    }
    if (done.has(path)) return
    for (const next of importsOf(path)) visit(next, [...way, path])
    done.add(path)
  }
  for (const path of [...sources.keys()].toSorted()) visit(path, [])
  return [...circles.values()]
}

/** What is wrong with a source that ships. @param path from `src` on */
export const breachesOf = (path: string, source: string): readonly string[] => {
  const checks = [browserBreaches, barrelBreaches, workerBreaches, supportBreaches, figureBreaches]
  if (!ROOTS.includes(path)) checks.push(importBreaches)
  return checks.flatMap((check) => check(path, source))
}
