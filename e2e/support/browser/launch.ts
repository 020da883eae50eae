import type { LaunchOptions } from '@playwright/test'
import { BROWSER_ARGS, findBrowser, findShell } from './find-browser.mjs'

/**
 * For a browser in which many pages follow one another: it keeps memory that it would give back, only to ask for it
 * again, draws and fetches without processes of their own, and has none in reserve for where somebody may go next. What
 * pages do is the same. Not for tests that measure.
 */
export const THRIFTY = [
  '--in-process-gpu',
  // The first two are Playwright's own: of several such lists the browser takes the last.
  '--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies,PartitionAllocLargeEmptySlotSpanRing,NetworkServiceInProcess2',
  // All but the first are Playwright's own.
  '--disable-features=SpareRendererForSitePerProcess,AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,TcpPortRandomizationWin,ThirdPartyStoragePartitioning',
  '--js-flags=--min-semi-space-size=16,--no-maglev-destroy-on-background',
]

const optionsOf = (executablePath: string | null, extraArgs: readonly string[]): LaunchOptions => ({
  ...(executablePath === null ? {} : { executablePath }),
  args: [...BROWSER_ARGS, ...extraArgs],
})

/** Starts the Chromium that was found; Playwright's own when none was, so that its message says what to do. */
export const launchOptions = (extraArgs: readonly string[] = []): LaunchOptions =>
  optionsOf(findBrowser(), extraArgs)

/**
 * What the browser of visitors does and the shell does only when it is told to: frames of no origin, as those that own
 * functions are measured in, have a process of their own.
 */
export const AS_VISITORS_HAVE_IT = ['--site-per-process']

/** Starts the shell that was found, or the Chromium where there is none. */
export const shellOptions = (extraArgs: readonly string[]): LaunchOptions =>
  optionsOf(findShell() ?? findBrowser(), extraArgs)
