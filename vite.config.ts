import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import manifest from './package.json' with { type: 'json' }

/** Cross-origin isolation: a 5 µs clock instead of 100 µs, and SharedArrayBuffer. `public/_headers` says the same to static hosts. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

export default defineConfig({
  base: './',
  plugins: [react()],
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
