import { type ReactNode, type Ref, useRef } from 'react'
import { type Size, useSize } from '../live/use-size'

interface Props {
  /** Marks what must be in view for the picture to be drawn anew. */
  readonly mark: Ref<HTMLDivElement>
  readonly children: (size: Size) => ReactNode
}

const Measured = ({ children }: Pick<Props, 'children'>) => {
  const plot = useRef<HTMLDivElement>(null)
  const size = useSize(plot)
  return (
    <div className="chart-plot" ref={plot}>
      {size && children(size)}
    </div>
  )
}

/** As large as its panel lets it be; what it holds is drawn once that is known. */
export const Sized = ({ mark, children }: Props) => (
  <div className="chart-plot" ref={mark}>
    <Measured>{children}</Measured>
  </div>
)
