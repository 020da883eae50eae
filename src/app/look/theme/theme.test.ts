import { expect, it } from 'vitest'
import { nextTheme, themeOf } from './theme'

it.each([
  ['system', true, 'dark'],
  ['system', false, 'light'],
  ['light', true, 'light'],
  ['dark', false, 'dark'],
] as const)('The choice %s on a system that is dark (%s) shows %s.', (choice, isDark, theme) =>
  expect(themeOf(choice, isDark)).toBe(theme),
)

it('The next theme goes through all of them and round again.', () => {
  const seen = [nextTheme('system')]
  while (seen.length < 3) seen.push(nextTheme(seen.at(-1) ?? 'system'))
  expect(seen).toEqual(['light', 'dark', 'system'])
})
