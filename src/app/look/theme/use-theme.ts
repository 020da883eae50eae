import { useLayoutEffect } from 'react'
import { useArrangement } from '../../workspace/places/use-arrangement'
import { themeOf } from './theme'

/** Colour of the browser's own bar, as --surface. */
const BAR_COLOUR = { light: '#ffffff', dark: '#161a21' } as const

/** Gives the document the theme that was chosen, or the system's, and follows either. */
export const useTheme = (): void => {
  const { theme: choice } = useArrangement()
  useLayoutEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)')
    const show = () => {
      const theme = themeOf(choice, system.matches)
      document.documentElement.dataset.theme = theme
      for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
        bar.content = BAR_COLOUR[theme]
    }
    show()
    system.addEventListener('change', show)
    return () => system.removeEventListener('change', show)
  }, [choice])
}
