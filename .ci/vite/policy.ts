import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** Other documents of the build have policies of their own. */
export const THE_PAGE = '/index.html'

const META = /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")/
const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The page with `sources` added to those that its policy lets scripts come from. */
const withScripts = (html: string, sources: readonly string[]): string => {
  if (!META.test(html)) throw new Error('index.html has no policy.')
  return html.replace(META, (_whole, before, policy: string, after) => {
    const added = policy.replace(/script-src 'self'/, (source) => [source, ...sources].join(' '))
    return `${before}${added}${after}`
  })
}

/**
 * The policy in index.html lets no inline script run. The page has two, which act before anything can be fetched, or
 * when nothing can: the build adds the hash of each, so that these run, to the letter, and no others.
 */
export const hashedScripts: Plugin = {
  name: 'hashed-scripts',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { path }) =>
      path === THE_PAGE
        ? withScripts(
            html,
            [...html.matchAll(INLINE_SCRIPT)].map(([, text = '']) => hashOf(text)),
          )
        : html,
  },
}

/** The development server puts inline scripts of its own into the page: there, and only there, they may run. */
export const inlineScriptsInDevelopment: Plugin = {
  name: 'inline-scripts-in-development',
  apply: 'serve',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { path }) => (path === THE_PAGE ? withScripts(html, ["'unsafe-inline'"]) : html),
  },
}

/** What the server says of the worker that runs own functions, where it can say something; `public/_headers` says the same. */
const OWN_WORKER_POLICY = "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'"

/**
 * The worker locks itself in any case; with this the browser locks it too. Tests of the lock leave it out: it must hold
 * where nobody sets headers.
 */
export const ownWorkerPolicy: Plugin = {
  name: 'own-worker-policy',
  configurePreviewServer: ({ middlewares }) => {
    if (process.env.POOLSCOPE_NO_WORKER_POLICY) return
    middlewares.use(({ url = '' }, response, next) => {
      if (url.startsWith('/assets/own.worker-'))
        response.setHeader('Content-Security-Policy', OWN_WORKER_POLICY)
      next()
    })
  },
}
