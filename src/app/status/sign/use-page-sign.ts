import { useEffect } from 'react'
import { iconOf, type PageSign, titleOf } from './page-sign'

/** Title and icon of the document follow the run, for whoever looks at another tab. */
export const usePageSign = (sign: PageSign): void => {
  useEffect(() => {
    try {
      document.title = titleOf(sign)
      const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
      if (icon) icon.href = iconOf(sign)
    } catch {
      // Nothing on the page hangs on what its tab says.
    }
  }, [sign])
}
