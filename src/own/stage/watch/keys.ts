import type { Random } from '../../../demand/random'

/** Between two keys, ms: as fast as people type, and faster, so that enough of them come. */
const LEAST_GAP_MS = 15
const SPREAD_MS = 20

export interface KeysSeen {
  readonly keys: number
  readonly keyDelayMsSum: number
  readonly longestKeyDelayMs: number
}

interface Keyboard {
  readonly now: () => number
  readonly after: (ms: number, action: () => void) => void
  readonly random: Random
  /** Brings one key to the element that has the focus. */
  readonly press: () => void
}

/** Simulates keys at random moments, and notes how late each is handled. */
export const pressKeys = ({ now, after, random, press }: Keyboard): { readonly stop: () => KeysSeen } => {
  let [keys, keyDelayMsSum, longestKeyDelayMs] = [0, 0, 0]
  let isOver = false
  const next = () => {
    const gap = LEAST_GAP_MS + SPREAD_MS * random()
    const dueAt = now() + gap
    after(gap, () => {
      if (isOver) return
      press()
      const delay = Math.max(0, now() - dueAt)
      keys += 1
      keyDelayMsSum += delay
      longestKeyDelayMs = Math.max(longestKeyDelayMs, delay)
      next()
    })
  }
  next()
  return {
    stop: () => {
      isOver = true
      return { keys, keyDelayMsSum, longestKeyDelayMs }
    },
  }
}

/** A text box that hears of keys as that of a page would. */
export const createTextBox = (): (() => void) => {
  const box = document.createElement('input')
  box.setAttribute('aria-label', 'Hears of simulated keys')
  box.style.cssText = 'width:6em;border:0;font:inherit'
  box.addEventListener('keydown', () => {
    box.value = box.value.length > 8 ? '' : `${box.value}·`
  })
  document.body.append(box)
  // Taken before the thread is locked.
  const { KeyboardEvent } = globalThis
  return () => void box.dispatchEvent(new KeyboardEvent('keydown', { key: '·' }))
}
