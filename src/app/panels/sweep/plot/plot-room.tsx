import { type ReactNode, useRef } from 'react'
import { useSize } from '../../../../charts/live/use-size'

/** A plot as wide as there is room. @param children draws it, once the width is known, px */
export const PlotRoom = ({ children }: { readonly children: (width: number) => ReactNode }) => {
  const room = useRef<HTMLDivElement>(null)
  const size = useSize(room)
  return (
    <div className="sweep-room" ref={room}>
      {size && children(size.width)}
    </div>
  )
}
