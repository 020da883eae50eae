/** Variable that names the browser to use, before any other place is looked at. */
export const BROWSER_VARIABLE: string
/**
 * The Chromium to test with: the variable, Playwright's own, then one the system has; null when there is none.
 * @throws {Error} when the variable names a file that does not exist
 */
export const findBrowser: () => string | null
/**
 * The same engine without a browser's surface; null when there is none, or when the variable says which browser it is to be.
 */
export const findShell: () => string | null
/** Switches that keep a test browser quiet: no GPU, no requests of its own. */
export const BROWSER_ARGS: readonly string[]
