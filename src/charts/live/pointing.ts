import { useMemo, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

/**
 * Whether a cursor is in any chart, by pointer or by key. Only then do charts need their points as the chart library
 * wants them: to find the nearest one, and to show the same moment in all of them.
 */
export interface Pointing {
  readonly isOn: () => boolean
  readonly subscribe: (changed: () => void) => () => void
  readonly begin: (who: string) => void
  readonly end: (who: string) => void
}

export const createPointing = (): Pointing => {
  const whos = new Set<string>()
  const listeners = new Set<() => void>()
  const changing = (change: () => void) => {
    const before = whos.size > 0
    change()
    if (before === whos.size > 0) return
    // At once: the event that began it is still on its way to the chart, which must have its points by then.
    flushSync(() => {
      for (const changed of listeners) changed()
    })
  }
  return {
    isOn: () => whos.size > 0,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    begin: (who) => changing(() => void whos.add(who)),
    end: (who) => changing(() => void whos.delete(who)),
  }
}

interface Handlers {
  readonly onMouseEnter: () => void
  readonly onMouseLeave: () => void
  readonly onTouchStartCapture: () => void
  readonly onTouchEnd: () => void
  readonly onFocusCapture: (event: { readonly target: Element }) => void
  readonly onBlurCapture: () => void
}

/** @returns whether a cursor is in any chart, and what tells of one in this chart */
export const usePointing = (pointing: Pointing, chart: string): readonly [boolean, Handlers] => {
  const isOn = useSyncExternalStore(pointing.subscribe, pointing.isOn)
  const handlers = useMemo((): Handlers => {
    const [mouse, touch, keys] = [`${chart} mouse`, `${chart} touch`, `${chart} keys`]
    return {
      onMouseEnter: () => pointing.begin(mouse),
      onMouseLeave: () => pointing.end(mouse),
      onTouchStartCapture: () => pointing.begin(touch),
      onTouchEnd: () => pointing.end(touch),
      // A click leaves the focus in the chart too, though nobody uses its keys.
      onFocusCapture: ({ target }) => {
        if (target.matches(':focus-visible')) pointing.begin(keys)
      },
      onBlurCapture: () => pointing.end(keys),
    }
  }, [pointing, chart])
  return [isOn, handlers]
}
