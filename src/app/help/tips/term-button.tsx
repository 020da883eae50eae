import type { ReactNode } from 'react'
import { Tip, useTip } from '../../../charts/frame/tip/tip'
import { useTerm } from './use-term'

/** A word, and its definition with its unit as a tip. */
export const TermButton = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => {
  const { anchorProps, tipProps, toggle, isOpen } = useTip()
  return (
    <>
      <button type="button" className="term" {...anchorProps} onClick={toggle}>
        {children}
      </button>
      <Tip text={useTerm(term, isOpen)} tipProps={tipProps} />
    </>
  )
}
