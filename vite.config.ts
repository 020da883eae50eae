import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
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
    handler: (_html, { bundle }) => {
      const boot = Object.values(bundle ?? {}).find(
        (output) => output.type === 'chunk' && output.name === 'boot',
      )
      if (!boot) throw new Error('src/boot.ts has become part of another script.')
      const attrs = { type: 'module', crossorigin: true, src: `./${boot.fileName}` }
      return [{ tag: 'script', attrs, injectTo: 'head-prepend' }]
    },
  },
}

/**
 * The chart library asks for scales by name, so that all are loaded that there are, and times, colours and formats
 * with them: a tenth of its script. The page has linear and logarithmic axes;
 * the third scale is named by parts of the library that are left out later.
 */
const usedScales: Plugin = {
  name: 'used-scales',
  enforce: 'pre',
  resolveId: (id) => (id === 'victory-vendor/d3-scale' ? '\0used-scales' : null),
  load: (id) =>
    id === '\0used-scales' ? "export { scaleLinear, scaleLog, scalePoint } from 'd3-scale'" : null,
}

export default defineConfig({
  base: './',
  plugins: [react(), bootFirst, usedScales],
  define: { __VERSION__: JSON.stringify(manifest.version) },
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    manifest: true,
    rolldownOptions: { input: { index: 'index.html', boot: 'src/boot.ts' } },
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    css: { include: [/tokens\.css/] },
    testTimeout: 60_000,
  },
})
