import type { ReactNode } from 'react'
import { Tip, useTip } from '../../../charts/frame/tip/tip'
import { termInWords } from '../terms'

/** A word, and its definition with its unit as a tip. */
export const TermButton = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => {
  const { anchorProps, tipProps, toggle } = useTip()
  return (
    <>
      <button type="button" className="term" {...anchorProps} onClick={toggle}>
        {children}
      </button>
      <Tip text={termInWords(term)} tipProps={tipProps} />
    </>
  )
}
