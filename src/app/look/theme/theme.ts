import type { ThemeChoice } from '../../../store/kept/arrangement'

export type Theme = 'light' | 'dark'

export const THEME_WORDS: Readonly<Record<ThemeChoice, string>> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
}
export const THEME_CHOICES = Object.keys(THEME_WORDS) as readonly ThemeChoice[]

export const themeOf = (choice: ThemeChoice, systemIsDark: boolean): Theme => {
  if (choice !== 'system') return choice
  return systemIsDark ? 'dark' : 'light'
}

/** Light, dark, as the system, and round again. */
export const nextTheme = (choice: ThemeChoice): ThemeChoice =>
  THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length] ?? 'system'
