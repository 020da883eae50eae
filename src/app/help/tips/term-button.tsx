import type { ReactNode } from 'react'
import { Tip, useTip } from '../../../charts/frame/tip/tip'
import { useLateValue } from '../../late/late-value'
import { LATE_TERMS } from './late-terms'

/** A word, and its definition with its unit as a tip. */
export const TermButton = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => {
  const { anchorProps, tipProps, toggle, isOpen } = useTip()
  const inWords = useLateValue(LATE_TERMS, isOpen)
  return (
    <>
      <button type="button" className="term" {...anchorProps} onClick={toggle}>
        {children}
      </button>
      <Tip text={inWords?.(term) ?? ''} tipProps={tipProps} />
    </>
  )
}
