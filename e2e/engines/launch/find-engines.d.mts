export type EngineId = 'chromium' | 'firefox' | 'webkit'

/** An engine on this machine, and what drives it. */
export type Found =
  | { readonly by: 'playwright'; readonly path: string }
  /** A Firefox of the system, over WebDriver BiDi. */
  | { readonly by: 'bidi'; readonly path: string }
  /** WebKitGTK’s small browser over WebDriver, on a display that is nowhere seen. */
  | { readonly by: 'webdriver'; readonly path: string; readonly driver: string; readonly display: string }

export interface EngineHere {
  readonly id: EngineId
  readonly name: string
  /** What Debian and its children install it from. */
  readonly packages: readonly string[]
  /** null where it is not installed. */
  readonly found: Found | null
}

/** The three engines that browsers have: Playwright’s own builds where they are installed, else the system’s. */
export const engines: () => readonly EngineHere[]
