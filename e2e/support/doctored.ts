import type { Page } from '@playwright/test'

const LAB_WORKER = /assets\/lab\.worker-/

/** Serves one of the build's scripts rewritten. */
const rewrite = async (page: Page, script: RegExp, change: (source: string) => string): Promise<void> => {
  await page.route(script, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: change(await response.text()) })
  })
}

/** Puts code in front of the lab's thread, as if the browser itself were so. */
export const prependToLab = (page: Page, code: string): Promise<void> =>
  rewrite(page, LAB_WORKER, (source) => `${code}\n${source}`)

/** The pool's workers ask for a script that is not there. (Tests cannot answer what a worker's worker asks.) */
export const withoutPoolWorker = (page: Page): Promise<void> =>
  rewrite(page, LAB_WORKER, (source) => source.replaceAll('call.worker-', 'no-such-worker-'))

/**
 * Runs code in the pool's workers once they are loaded. (What a worker's worker asks cannot be rewritten: the lab is
 * made to start a worker that imports the real one and then runs the code.)
 */
const afterPoolWorker = (page: Page, code: string): Promise<void> =>
  prependToLab(
    page,
    `{
  const Sound = globalThis.Worker
  const faulty = ${JSON.stringify(code)}
  globalThis.Worker = class extends Sound {
    constructor(url, options) {
      const real = JSON.stringify(new URL(url, location.href).href)
      const source = new Blob(['import ' + real + '; ' + faulty], { type: 'text/javascript' })
      super(URL.createObjectURL(source), options)
    }
  }
}`,
  )

/**
 * The pool's workers now and then do other work than asked. Every other thread still calculates as it should, so that
 * the direct calls and the checksums are right.
 */
export const withWrongReplies = (page: Page): Promise<void> =>
  afterPoolWorker(
    page,
    `let left = 30_000
const sound = Math.imul
Math.imul = (a, b) => ((left -= 1) < 0 ? ((left = 30_000), 7) : sound(a, b))`,
  )

/** The clocks of the pool's workers are ahead of their time origins by so many ms. */
export const withSkewedClocks = (page: Page, ms: number): Promise<void> =>
  afterPoolWorker(
    page,
    `const right = performance.now.bind(performance)
performance.now = () => right() + ${ms}`,
  )

/** Gives what holds the lab's thread up for `ms`. To be called before the page is opened. */
export const withStallsOnDemand = async (page: Page): Promise<(ms: number) => Promise<void>> => {
  await prependToLab(
    page,
    `new BroadcastChannel('stall').onmessage = ({ data: ms }) => {
  for (const end = performance.now() + ms; performance.now() < end; );
}`,
  )
  return (ms) => page.evaluate((order) => new BroadcastChannel('stall').postMessage(order), ms)
}

/** Serves the page without the headers that isolate it. */
export const withoutIsolation = async (page: Page): Promise<void> => {
  await page.route(/\/(\?.*)?$/, async (route) => {
    const response = await route.fetch()
    const headers = { ...response.headers() }
    delete headers['cross-origin-opener-policy']
    delete headers['cross-origin-embedder-policy']
    await route.fulfill({ response, headers })
  })
}

/** Answers the request for the lab's thread with "not found". */
export const withoutLabWorker = async (page: Page): Promise<void> => {
  await page.route(LAB_WORKER, (route) => route.fulfill({ status: 404, body: 'not here' }))
}
