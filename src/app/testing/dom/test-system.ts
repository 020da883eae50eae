import { vi } from 'vitest'

/** What the system and the browser around the page say. */

type Tell = (event: MediaQueryListEvent) => void

const listeners = new Map<string, Set<Tell>>()
let isDark = false

const answer = (query: string) => query === '(prefers-color-scheme: dark)' && isDark

const askMedia = (query: string) => {
  const heard = listeners.get(query) ?? new Set<Tell>()
  listeners.set(query, heard)
  return {
    get matches() {
      return answer(query)
    },
    media: query,
    addEventListener: (_type: string, tell: Tell) => void heard.add(tell),
    removeEventListener: (_type: string, tell: Tell) => void heard.delete(tell),
  }
}

/** The system changes to the other scheme. */
export const changeScheme = (scheme: 'light' | 'dark'): void => {
  isDark = scheme === 'dark'
  for (const [media, heard] of listeners)
    for (const tell of heard) tell({ matches: answer(media), media } as MediaQueryListEvent)
}

export interface TestSystem {
  readonly scheme: 'light' | 'dark'
  /** Whether the browser ever says that it has nothing to do. */
  readonly hasSpareTime: boolean
}

/**
 * Isolated. There are no style sheets: an element has the styles that are its own.
 * @returns what takes it away again
 */
export const standInForSystem = ({ scheme, hasSpareTime }: TestSystem): (() => void) => {
  listeners.clear()
  isDark = scheme === 'dark'
  vi.stubGlobal('matchMedia', askMedia)
  vi.stubGlobal('crossOriginIsolated', true)
  vi.stubGlobal('requestIdleCallback', (told: () => void) => {
    if (hasSpareTime) queueMicrotask(told)
    return 0
  })
  vi.stubGlobal('cancelIdleCallback', () => undefined)
  const { defaultView } = document
  if (!defaultView) throw new Error('The document is in no window.')
  const ownStyle = (element: Element) => (element as HTMLElement).style
  const asked = vi.spyOn(defaultView, 'getComputedStyle').mockImplementation(ownStyle)
  vi.stubGlobal('getComputedStyle', ownStyle)
  return () => asked.mockRestore()
}
