import { useEffect } from 'react'

/**
 * Before the browser takes its picture for paper the page is laid out as wide as paper is, so that charts are drawn for
 * it and not scaled or cut. Ahead of all others that listen, which measure then.
 */
export const usePaper = (): void =>
  useEffect(() => {
    const root = document.documentElement
    const begin = () => root.setAttribute('data-paper', '')
    const end = () => root.removeAttribute('data-paper')
    addEventListener('beforeprint', begin, true)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin, true)
      removeEventListener('afterprint', end)
    }
  }, [])
