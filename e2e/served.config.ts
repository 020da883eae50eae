import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, preview } from 'vite'
import app, { keptAssets } from '../vite.config.ts'
import { TEST_ASSETS } from './vite.config.ts'

/** Where the pages are that only tests have. */
const OF_TESTS = new RegExp(`^/(?:pool|replay|visits|${TEST_ASSETS})/`)

const pagesOfTests: Plugin = {
  name: 'pages-of-tests',
  configurePreviewServer: async ({ middlewares }) => {
    const pages = await preview({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)) })
    middlewares.use((request, response, next) => {
      const { url = '' } = request
      if (!OF_TESTS.test(url)) return next()
      pages.middlewares(request, response, next)
    })
  },
}

/** To a browser on the same machine nothing is packed: for each new profile it would be packed once more. */
const unpacked: Plugin = {
  name: 'unpacked',
  configurePreviewServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      delete request.headers['accept-encoding']
      next()
    })
  },
}

/**
 * Serves the production build as `npm start` does, and beside it the pages of tests: of one origin, as a browser begins a
 * process, and compiles all code anew, where somebody goes from one isolated origin to another.
 */
export default defineConfig({
  ...app,
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [...(app.plugins ?? []), keptAssets(TEST_ASSETS), unpacked, pagesOfTests],
})
