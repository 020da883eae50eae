import type { Rgb } from './forced-colours'

/**
 * Colours in OKLab, in which equal distances look equal (B. Ottosson, "A perceptual color space for image processing",
 * 2020; matrices from there).
 */
export interface Oklab {
  /** Lightness, 0 black to 1 white. */
  readonly l: number
  readonly a: number
  readonly b: number
}

/** @param hue degrees */
export const oklch = (l: number, chroma: number, hue: number): Oklab => ({
  l,
  a: chroma * Math.cos((hue * Math.PI) / 180),
  b: chroma * Math.sin((hue * Math.PI) / 180),
})

/** How different two colours look; 0.02 is just seen. */
export const distance = (one: Oklab, other: Oklab): number =>
  Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b)

/** IEC 61966-2-1. */
const toGamma = (linear: number) =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
const toLinear = (gamma: number) => (gamma <= 0.04045 ? gamma / 12.92 : ((gamma + 0.055) / 1.055) ** 2.4)

/** Red, green and blue as shares of what a screen can show; beyond 0 and 1 it cannot. */
export const screenShares = ({ l, a, b }: Oklab): Rgb => {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    toGamma(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    toGamma(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    toGamma(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ]
}

const channel = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 255)
export const toRgb = (colour: Oklab): Rgb => {
  const [red, green, blue] = screenShares(colour)
  return [channel(red), channel(green), channel(blue)]
}

export const fromRgb = ([red, green, blue]: Rgb): Oklab => {
  const [r, g, b] = [toLinear(red / 255), toLinear(green / 255), toLinear(blue / 255)]
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return {
    l: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  }
}
