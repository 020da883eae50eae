import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type { Rgb } from './forced-colours'

/**
 * What a canvas is painted on. A stylesheet does not reach into a canvas: whoever paints one asks for the ground, and
 * is told when it changes.
 */
export type Ground =
  | { readonly kind: 'light' }
  | { readonly kind: 'dark' }
  /** The reader's own two colours. */
  | { readonly kind: 'forced'; readonly canvas: Rgb; readonly text: Rgb }

/** Half-way between black and white. */
const MIDDLE = 128
/** Weights of red, green and blue in lightness (ITU-R BT.601). */
const lightness = ([red, green, blue]: Rgb) => 0.299 * red + 0.587 * green + 0.114 * blue

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

/** Paper is light, whatever the screen is. */
const ON_PAPER: Ground = { kind: 'light' }
let isPrinting = false

/** Asked once, until something changes: to ask makes the browser reckon all styles. */
let known: Ground | null = null

const groundNow = (): Ground => {
  if (isPrinting) return ON_PAPER
  if (known) return known
  const { backgroundColor, color } = getComputedStyle(document.body)
  const canvas = painted(backgroundColor)
  const ground: Ground = matchMedia(FORCED).matches
    ? { kind: 'forced', canvas, text: painted(color) }
    : { kind: lightness(canvas) < MIDDLE ? 'dark' : 'light' }
  known = ground
  return ground
}

/** The system's scheme, its forced colours, and whatever the page says about itself on its root element. */
const subscribe = (onChange: () => void): (() => void) => {
  const ask = () => {
    known = null
    onChange()
  }
  // Painted before the browser takes its picture.
  const print = (starts: boolean) => () => {
    isPrinting = starts
    flushSync(onChange)
  }
  const [beforePrint, afterPrint] = [print(true), print(false)]
  addEventListener('beforeprint', beforePrint)
  addEventListener('afterprint', afterPrint)
  // It may have changed while nobody listened.
  known = null
  const queries = [matchMedia(FORCED), matchMedia(DARK)]
  for (const query of queries) query.addEventListener('change', ask)
  const observer = new MutationObserver(ask)
  observer.observe(document.documentElement, { attributes: true })
  return () => {
    for (const query of queries) query.removeEventListener('change', ask)
    observer.disconnect()
    removeEventListener('beforeprint', beforePrint)
    removeEventListener('afterprint', afterPrint)
  }
}

export const useGround = (): Ground => useSyncExternalStore(subscribe, groundNow)
