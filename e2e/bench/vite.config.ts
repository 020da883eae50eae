import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import app, { isolation } from '../../vite.config.ts'

/** Builds the bench pages as the product is built, with maps to tell what is of which source, and serves them with the same headers. */
export default defineConfig({
  ...app,
  root: `${import.meta.dirname}/pages`,
  plugins: [react()],
  preview: { headers: isolation },
  build: { target: 'es2022', outDir: '../../.dist/bench', emptyOutDir: true, sourcemap: true },
})
