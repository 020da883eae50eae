import type { PageState } from '../../domain/figures/interruption'
import { instant } from '../../domain/time'
import type { PageChange } from './page-change'

/**
 * Tells what the browser makes of the page: at once, and whenever that changes. Only some browsers freeze pages, and
 * say so; all say when a page is hidden.
 * @returns what ends it
 */
export const watchPage = (listener: (change: PageChange) => void): (() => void) => {
  let isFrozen = false
  const tell = () => {
    const shown: PageState = document.visibilityState === 'hidden' ? 'hidden' : 'visible'
    const { timeOrigin } = performance
    listener({ state: isFrozen ? 'frozen' : shown, at: instant(performance.now()), timeOrigin })
  }
  const onFreeze = () => {
    isFrozen = true
    tell()
  }
  const onResume = () => {
    isFrozen = false
    tell()
  }
  document.addEventListener('visibilitychange', tell)
  document.addEventListener('freeze', onFreeze)
  document.addEventListener('resume', onResume)
  tell()
  return () => {
    document.removeEventListener('visibilitychange', tell)
    document.removeEventListener('freeze', onFreeze)
    document.removeEventListener('resume', onResume)
  }
}

/** Resolves when the page has drawn what it shows; at once where it draws nothing. */
export const pageDrawn = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.visibilityState === 'hidden') resolve()
    else requestAnimationFrame(() => setTimeout(resolve))
  })
