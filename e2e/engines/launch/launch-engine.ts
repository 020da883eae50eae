import { chromium, firefox, webkit } from '@playwright/test'
import { BROWSER_ARGS } from '../../support/browser/find-browser.mjs'
import { launchFirefox } from '../drivers/firefox-engine'
import { launchByPlaywright } from '../drivers/playwright-engine'
import { launchWebKit } from '../drivers/webkit-engine'
import type { Engine, LaunchOptions } from './engine'
import type { EngineId, Found } from './find-engines.mjs'

const PLAYWRIGHT = { chromium, firefox, webkit } as const

export const launchEngine = (id: EngineId, found: Found, options: LaunchOptions = {}): Promise<Engine> => {
  if (options.preferences && found.by !== 'bidi')
    throw new Error(`Only a Firefox of the system takes preferences; this ${id} does not.`)
  switch (found.by) {
    case 'playwright':
      return launchByPlaywright(PLAYWRIGHT[id], found.path, id === 'chromium' ? BROWSER_ARGS : [])
    case 'bidi':
      return launchFirefox(found.path, options)
    case 'webdriver':
      return launchWebKit(found)
    default:
      return found satisfies never
  }
}
