import { defineConfig } from 'vite'
import app, { isolation } from '../../../vite.config.ts'

const repository = `${import.meta.dirname}/../../..`

/** Builds the rivals' page as the product is built, apart from the other benches, and serves it likewise. */
export default defineConfig({
  ...app,
  root: `${import.meta.dirname}/pages`,
  plugins: [],
  // Its `exports` put the build for Bun before that for browsers, which its README tells browsers to use.
  resolve: {
    alias: { 'poolifier-web-worker': `${repository}/node_modules/poolifier-web-worker/browser/mod.js` },
  },
  preview: { headers: isolation },
  build: { target: 'es2022', outDir: '../../../.dist/rivals', emptyOutDir: true },
})
