import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import manifest from './package.json' with { type: 'json' }

/** Cross-origin isolation: a 5 µs clock instead of 100 µs, and SharedArrayBuffer. `public/_headers` says the same to static hosts. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/**
 * `src/main.ts` starts the lab before it asks for the page. The browser is told of the page's script in the document
 * all the same, so that neither waits for the other.
 */
const preloadPage: Plugin = {
  name: 'preload-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((output) => output.type === 'chunk')
      const page = chunks.find(({ name, isDynamicEntry }) => isDynamicEntry && name === 'start-page')
      if (!page) throw new Error('The page has no script of its own: src/main.ts imports src/start-page.tsx.')
      const linked = (rel: string, file: string) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `./${file}` },
        injectTo: 'head' as const,
      })
      const styles = [page, ...chunks.filter(({ fileName }) => page.imports.includes(fileName))].flatMap(
        ({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])],
      )
      return [
        ...[page.fileName, ...page.imports]
          .filter((file) => !html.includes(file))
          .map((file) => linked('modulepreload', file)),
        ...styles.map((file) => linked('stylesheet', file)),
      ]
    },
  },
}

export default defineConfig({
  base: './',
  plugins: [react(), preloadPage],
  define: { __VERSION__: JSON.stringify(manifest.version) },
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es' },
  build: { target: 'es2022', manifest: true },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    css: { include: [/tokens\.css/] },
    testTimeout: 60_000,
  },
})
