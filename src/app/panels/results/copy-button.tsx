import { useRef, useState } from 'react'
import { usePage } from '../../page-context'

interface Props {
  readonly label: string
  readonly title: string
  readonly text: () => string
  readonly isEnabled?: boolean
}

/** How long "Copied" stands, ms. */
const CONFIRMED_MS = 2000

export const CopyButton = ({ label, title, text, isEnabled = true }: Props) => {
  const { session } = usePage()
  const [isCopied, setIsCopied] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text())
      setIsCopied(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setIsCopied(false), CONFIRMED_MS)
    } catch {
      session.notify('warning', `The browser did not allow copying. Copy it from here: ${text()}`)
    }
  }
  return (
    <span className="copy">
      <button type="button" className="quiet" title={title} disabled={!isEnabled} onClick={() => void copy()}>
        {label}
      </button>
      <span aria-live="polite" className="copied">
        {isCopied ? 'Copied' : ''}
      </span>
    </span>
  )
}
