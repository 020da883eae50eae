import { describe, expect, it } from 'vitest'
import sheet from './tokens.css?raw'

/** Custom properties that hold a plain colour, of the rule that `selector` opens. */
const coloursOf = (selector: string): ReadonlyMap<string, string> => {
  const start = sheet.indexOf(`${selector} {`)
  const rule = sheet.slice(start, sheet.indexOf('}', start))
  return new Map(
    [...rule.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
  )
}

/** Relative luminance, WCAG 2.2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

describe.each([
  ['light', coloursOf(':root')],
  ['dark', coloursOf(':root[data-theme="dark"]')],
])('In the %s scheme', (_scheme, colours) => {
  const of = (name: string) => {
    const colour = colours.get(name)
    if (colour === undefined) throw new Error(`no colour --${name}`)
    return colour
  }
  const hues = [...colours.keys()].filter((name) => name.startsWith('hue-'))

  it('there is a hue for each quantity.', () => expect(hues.length).toBeGreaterThanOrEqual(9))

  it.each(
    ['text', 'muted', 'warning', 'bad', 'good'].flatMap((text) =>
      ['ground', 'surface', 'sunken'].map((on) => [text, on]),
    ),
  )('%s can be read on %s.', (text, on) => expect(contrast(of(text), of(on))).toBeGreaterThanOrEqual(4.5))

  it.each([
    ['on-ink', 'ink'],
    ['warning', 'warning-ground'],
    ['text', 'warning-ground'],
    ['bad', 'bad-ground'],
    ['text', 'bad-ground'],
  ])('%s can be read on %s.', (text, on) => expect(contrast(of(text), of(on))).toBeGreaterThanOrEqual(4.5))

  it.each(['hue-queue', 'hue-latency', 'hue-ratio'])('%s can be read as text on a panel.', (hue) =>
    expect(contrast(of(hue), of('surface'))).toBeGreaterThanOrEqual(4.5),
  )

  it.each(hues)('%s can be told from its panel as a line.', (hue) =>
    expect(contrast(of(hue), of('surface'))).toBeGreaterThanOrEqual(3),
  )

  it.each(['line-strong', 'focus', 'ink'])('%s outlines controls visibly.', (name) => {
    for (const on of ['ground', 'surface']) expect(contrast(of(name), of(on))).toBeGreaterThanOrEqual(3)
  })
})

it('The dark scheme names every colour that the light one has.', () =>
  expect([...coloursOf(':root[data-theme="dark"]').keys()]).toEqual([...coloursOf(':root').keys()]))

it.each([
  ['font', 'sans-serif'],
  ['mono', 'monospace'],
])('The faces of --%s go by names that are one face in every engine, and end in %s.', (name, last) => {
  const faces = (new RegExp(`--${name}:([^;]+);`).exec(sheet)?.[1] ?? '')
    .split(',')
    .map((face) => face.trim())
  expect(faces.at(-1)).toBe(last)
  expect(faces.filter((face) => /^(system-ui|ui-|-apple|BlinkMac)/.test(face))).toEqual([])
})
