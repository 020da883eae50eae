import { expect, it } from 'vitest'

const sheets = import.meta.glob<string>('/src/**/*.css', { query: '?raw', import: 'default', eager: true })

/** Rules as they are written: what they are for, and what they say. */
const rulesOf = (sheet: string): readonly (readonly [string, string])[] =>
  [...sheet.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selector = '', body = '']) => [selector.trim(), body] as const,
  )
const scrolls = (body: string) => /overflow(-[xy])?:\s*(hidden )?(auto|scroll)/.test(body)

/** Positioned by a rule elsewhere. */
const ELSEWHERE: readonly string[] = ['.tour']

it('Whatever scrolls holds what is placed in it: else words for screen readers would make the page as wide as they.', () => {
  const rules = Object.values(sheets).flatMap(rulesOf)
  expect(rules.filter(([, body]) => scrolls(body)).length).toBeGreaterThan(10)
  const loose = rules.filter(([, body]) => scrolls(body) && !/position:/.test(body))
  expect(loose.map(([selector]) => selector).filter((selector) => !ELSEWHERE.includes(selector))).toEqual([])
})
