import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import {
  partsOfD3,
  scalesOfAxes,
  scalesOfNumbers,
  sharedHelpers,
  unaskedParts,
} from './.ci/vite/chart-library.ts'
import { allScripts, scripts } from './.ci/vite/chunks.ts'
import { hashedScripts, inlineScriptsInDevelopment, ownWorkerPolicy, THE_PAGE } from './.ci/vite/policy.ts'
import { stageHeaders, textOfScripts } from './.ci/vite/stage.ts'
import manifest from './package.json' with { type: 'json' }

/** Cross-origin isolation: a 5 µs clock instead of 100 µs, and SharedArrayBuffer. `public/_headers` says the same to static hosts. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/** `src/boot.ts` runs before the page's script is loaded: `src/main.tsx` imports it, but would only run it then. */
const bootFirst: Plugin = {
  name: 'boot-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle, path }) => {
      if (path !== THE_PAGE) return html
      const boot = Object.values(bundle ?? {}).find(
        (output) => output.type === 'chunk' && output.name === 'boot',
      )
      if (!boot) throw new Error('src/boot.ts has become part of another script.')
      const script = `<script type="module" crossorigin src="./${boot.fileName}"></script>\n    `
      // After the policy, which holds for what follows it, and before all other modules: they run in their order.
      return html.replace('<script type="module"', (next) => script + next)
    },
  },
}

/** What the source says to its readers is of no use to a browser. Before the scripts within are hashed. */
const withoutComments: Plugin = {
  name: 'without-comments',
  apply: 'build',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace(/<!--[\s\S]*?-->\n?/g, '').replace(/^\s*\/\/.*\n/gm, ''),
  },
}

/** Unit tests run the kernel on a simulated processor, whose speed they can rely on. */
const simulatedProcessor: Plugin = {
  name: 'simulated-processor',
  enforce: 'pre',
  apply: () => Boolean(process.env.VITEST),
  resolveId: (id, importer) =>
    id === './lcg' && importer?.endsWith('/workloads/compute/kernel.ts')
      ? importer.replace('kernel.ts', 'test-lcg.ts')
      : null,
}

/**
 * Files of the build have their content in their names: kept by the browser without asking again, they are there
 * offline and after the next deployment. `public/_headers` says the same to static hosts.
 */
export const keptAssets = (folder: string): Plugin => ({
  name: 'kept-assets',
  configurePreviewServer: ({ middlewares }) => {
    middlewares.use(({ url = '' }, response, next) => {
      if (url.startsWith(`/${folder}/`))
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      next()
    })
  },
})

/**
 * Tests that need a document come after all others: a worker keeps its environment with what it has loaded, and another
 * takes its place where the next file wants another environment.
 */
class PageTestsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const ofPage = ({ moduleId }: TestSpecification) => moduleId.endsWith('.dom.test.ts')
    return [...sorted.filter((file) => !ofPage(file)), ...sorted.filter(ofPage)]
  }
}

export default defineConfig({
  base: './',
  plugins: [
    react(),
    withoutComments,
    bootFirst,
    hashedScripts,
    inlineScriptsInDevelopment,
    keptAssets('assets'),
    stageHeaders,
    textOfScripts,
    allScripts,
    scalesOfAxes,
    scalesOfNumbers,
    ...unaskedParts,
    partsOfD3,
    sharedHelpers(),
    ownWorkerPolicy,
    simulatedProcessor,
  ],
  define: { __VERSION__: JSON.stringify(manifest.version) },
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    manifest: true,
    // The browsers that this is built for preload modules by themselves.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', boot: 'src/boot.ts' },
      output: { codeSplitting: { groups: scripts } },
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
    // Longer than all tests may take together, however busy the machine: none fails for its speed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 600_000 } },
    maxWorkers: '100%',
    pool: 'threads',
    // A process for each file would take longer than the tests, and these leave nothing behind.
    isolate: false,
    css: { include: [/\.css\?raw/] },
    sequence: { sequencer: PageTestsLast },
    // Tests that begin with `@vitest-environment page`.
    alias: { 'vitest-environment-page': `${import.meta.dirname}/src/app/testing/dom/test-environment.ts` },
  },
})
