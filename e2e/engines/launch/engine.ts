/** A browser with one page in it, driven in whatever way it can be. */
export interface Engine {
  /** "156.0.8078.108" */
  readonly version: string
  readonly goto: (url: string) => Promise<void>
  /** Value of an expression in the page, awaited; a string crosses in every protocol alike. */
  readonly evaluate: (expression: string) => Promise<string>
  /** Presses a key, by its DOM name, where the focus is. */
  readonly press: (key: 'ArrowLeft' | 'ArrowRight') => Promise<void>
  /** Clicks at a point of the viewport, CSS pixels. */
  readonly clickAt: (x: number, y: number) => Promise<void>
  /** Errors and warnings of the console, and uncaught exceptions, since it was started. */
  readonly complaints: () => readonly string[]
  readonly screenshot: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface LaunchOptions {
  /** Preferences of `about:config`, for Firefox; other engines have none, and refuse them. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>
}

export const VIEWPORT = { width: 1280, height: 900 } as const

/** Longest that one expression may take in the page, ms. */
export const LONGEST_EXPRESSION_MS = 300_000
