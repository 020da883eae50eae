import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { textOfScripts } from '../.ci/vite/stage.ts'
import app, { isolation } from '../vite.config.ts'

/** The folder of their scripts and workers: not that of the product's, beside which they are served. */
export const TEST_ASSETS = 'of-tests'

/**
 * Builds the pages that use the pool by itself, the example and the chaos, the page over a recorded run, and the
 * page of which one visit follows another, as the product is built and served.
 */
export default defineConfig({
  ...app,
  root: import.meta.dirname,
  publicDir: `${import.meta.dirname}/../public`,
  // An address that is not there is answered with 404, not with a page.
  appType: 'mpa',
  plugins: [react(), textOfScripts],
  server: { headers: isolation },
  preview: { headers: isolation },
  build: {
    target: 'es2022',
    outDir: '.dist/example',
    assetsDir: TEST_ASSETS,
    emptyOutDir: true,
    // Nobody loads these over a network: what they would weigh compressed is not worth to be found out.
    reportCompressedSize: false,
    rolldownOptions: {
      input: ['pool/example/index.html', 'pool/chaos/index.html', 'replay/index.html', 'visits/index.html'],
    },
  },
})
