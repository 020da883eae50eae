import type { LaunchOptions } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from './find-browser.mjs'

/** Starts the Chromium that was found; Playwright's own when none was, so that its message says what to do. */
export const launchOptions = (extraArgs: readonly string[] = []): LaunchOptions => {
  const executablePath = findBrowser()
  return {
    ...(executablePath === null ? {} : { executablePath }),
    args: [...BROWSER_ARGS, ...extraArgs],
  }
}
