import { type ReactNode, useRef } from 'react'
import { type Size, useSize } from '../use-size'

/** As large as its panel lets it be; what it holds is drawn once that is known. */
export const Sized = ({ children }: { readonly children: (size: Size) => ReactNode }) => {
  const plot = useRef<HTMLDivElement>(null)
  const size = useSize(plot)
  return (
    <div className="chart-plot" ref={plot}>
      {size && children(size)}
    </div>
  )
}
