import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ChartBoard } from './chart-board'
import type { Scene } from './scene'

/**
 * The scene this chart is to show now. A chart that nobody can see is not drawn: it falls behind, and catches up
 * when it comes into view.
 */
export const useScene = (board: ChartBoard, isInView: boolean): Scene => {
  const { live, sceneOf } = board
  const [shown, setShown] = useState(() => sceneOf(live.current()))
  useEffect(() => {
    if (!isInView) return
    // In this frame: left to itself, React would draw several waiting charts in one long task.
    const draw = (scene: Scene) => flushSync(() => setShown(scene))
    const remove = live.add((snapshot) => draw(sceneOf(snapshot)), 'heavy')
    live.redraw()
    return remove
  }, [live, sceneOf, isInView])
  return shown
}
