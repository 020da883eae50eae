import { gzipSync } from 'node:zlib'
import type { Page, Response } from '@playwright/test'

/** kB, packed as servers pack: gzip. */
export interface Weight {
  /** The scripts that the document names: none is painted without them. */
  readonly beforePaint: number
  readonly all: number
}

const packedKb = (bodies: readonly Buffer[]) =>
  bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000

/** Weighs what the page and its workers load from now on; what several workers run is fetched once. */
export const weigh = (page: Page): (() => Promise<Weight>) => {
  const bodies = new Map<string, Promise<Buffer>>()
  const note = (response: Response) => {
    if (!bodies.has(response.url())) bodies.set(response.url(), response.body())
  }
  page.on('response', note)
  return async () => {
    page.off('response', note)
    const html = await (await page.request.get(page.url())).text()
    const isNamed = (url: string) => url.endsWith('.js') && html.includes(url.slice(url.lastIndexOf('/')))
    const named = [...bodies].filter(([url]) => isNamed(url)).map(([, body]) => body)
    return {
      beforePaint: packedKb(await Promise.all(named)),
      all: packedKb(await Promise.all(bodies.values())),
    }
  }
}
