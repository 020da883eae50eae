import { memo, useLayoutEffect, useRef } from 'react'
import type { Size } from '../live/use-size'

/** What paints: in device pixels. @param ratio device pixels in one of the page's */
export type Paint = (context: CanvasRenderingContext2D, ratio: number) => void

interface Props {
  readonly size: Size
  /** Painted again when this function is another one. */
  readonly paint: Paint
}

/**
 * A canvas as sharp as the screen, cleared and painted whenever `paint` changes. What it shows is said beside it.
 */
export const PixelCanvas = memo(({ size, paint }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context) return
    const ratio = devicePixelRatio
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)]
    // To set the width clears the canvas, and costs more than to clear it.
    if (canvas.current.width === width && canvas.current.height === height)
      context.clearRect(0, 0, width, height)
    else Object.assign(canvas.current, { width, height })
    paint(context, ratio)
  }, [size, paint])
  return <canvas ref={canvas} className="pixel-canvas" style={{ ...size }} />
})
