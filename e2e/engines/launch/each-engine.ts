import { test } from '@playwright/test'
import type { LaunchOptions } from './engine'
import { EnginePage } from './engine-page'
import { type EngineId, engines } from './find-engines.mjs'
import { launchEngine } from './launch-engine'

/** Where the production build is served. */
const addressOf = (baseURL: string | undefined): string => {
  if (baseURL === undefined) throw new Error('The configuration gives no address.')
  return baseURL
}

/** What a test of one engine works with. */
export interface Bench {
  readonly id: EngineId
  readonly name: string
  /** The page that all tests of this engine share, one after another. */
  readonly page: () => EnginePage
}

/** Tests of every engine, in one page each. An engine that is not here has them skipped by name. */
export const inEachEngine = (title: string, tests: (bench: Bench) => void, options?: LaunchOptions): void => {
  for (const { id, name, packages, found } of engines())
    test.describe(`${name}: ${title}`, () => {
      test.describe.configure({ mode: 'default' })
      test.skip(found === null, `${name} is not installed here (Debian: ${packages.join(', ')}).`)
      let page: EnginePage | null = null
      test.beforeAll(async ({ baseURL }) => {
        if (found) page = new EnginePage(await launchEngine(id, found, options), addressOf(baseURL))
      })
      test.afterAll(() => page?.engine.close())
      tests({
        id,
        name,
        page: () => {
          if (!page) throw new Error(`${name} was not started.`)
          return page
        },
      })
    })
}
