import { useSyncExternalStore } from 'react'
import { fromRgb, type Rgb } from './oklab'

/**
 * What a canvas is painted on. A stylesheet does not reach into a canvas: whoever paints one asks for the ground, and
 * is told when it changes.
 */
export type Ground =
  | { readonly kind: 'light' }
  | { readonly kind: 'dark' }
  /** The reader's own two colours. */
  | { readonly kind: 'forced'; readonly canvas: Rgb; readonly text: Rgb }

/** Half-way between black and white in lightness as it is seen. */
const MIDDLE = 0.5

const FORCED = '(forced-colors: active)'
const DARK = '(prefers-color-scheme: dark)'

/** Any colour that CSS can write, as the browser would paint it. */
const painted = (colour: string): Rgb => {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d')
  if (!context) return [0, 0, 0]
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

/** Asked once, until something changes: to ask makes the browser reckon all styles. */
let known: Ground | null = null

const groundNow = (): Ground => {
  if (known) return known
  const { backgroundColor, color } = getComputedStyle(document.body)
  const canvas = painted(backgroundColor)
  const ground: Ground = matchMedia(FORCED).matches
    ? { kind: 'forced', canvas, text: painted(color) }
    : { kind: fromRgb(canvas).l < MIDDLE ? 'dark' : 'light' }
  known = ground
  return ground
}

/** The system's scheme, its forced colours, and whatever the page says about itself on its root element. */
const subscribe = (onChange: () => void): (() => void) => {
  const ask = () => {
    known = null
    onChange()
  }
  // It may have changed while nobody listened.
  known = null
  const queries = [matchMedia(FORCED), matchMedia(DARK)]
  for (const query of queries) query.addEventListener('change', ask)
  const observer = new MutationObserver(ask)
  observer.observe(document.documentElement, { attributes: true })
  return () => {
    for (const query of queries) query.removeEventListener('change', ask)
    observer.disconnect()
  }
}

export const useGround = (): Ground => useSyncExternalStore(subscribe, groundNow)
