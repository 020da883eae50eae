import { useEffect, useState } from 'react'
import { LONG_LINK, LONGEST_LINK, writeOwnLink } from '../../../../own/link/own-link'
import { shownCode, shownQuestion } from '../../../../store/own/own'
import { useAppState } from '../../../page-context'
import { useOwn } from '../use-own'

/** A link to what stands in the editor, once it is packed. */
export type OwnLinkState =
  | { readonly kind: 'making' }
  | { readonly kind: 'made'; readonly href: string; readonly isLong: boolean }
  | { readonly kind: 'too-long'; readonly letters: number }

/** Packing waits until nobody has typed for so long, ms. */
const PAUSE_MS = 250

export const useOwnLink = (): OwnLinkState => {
  const code = useOwn(shownCode)
  const question = useOwn(shownQuestion)
  const settings = useAppState((state) => state.settings)
  const [link, setLink] = useState<OwnLinkState>({ kind: 'making' })
  useEffect(() => {
    let isCurrent = true
    setLink({ kind: 'making' })
    const make = async () => {
      const href = `${location.origin}${location.pathname}${await writeOwnLink({ code, question, settings })}`
      if (!isCurrent) return
      const { length } = href
      setLink(
        length > LONGEST_LINK
          ? { kind: 'too-long', letters: length }
          : { kind: 'made', href, isLong: length > LONG_LINK },
      )
    }
    const timer = setTimeout(() => void make(), PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [code, question, settings])
  return link
}
