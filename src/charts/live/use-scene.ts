import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ChartBoard } from './chart-board'
import type { Scene } from './scene'

/** What a chart is to show. */
export interface Shown {
  readonly scene: Scene
  /** Its turn to be drawn has come: until then it is not set up either, which takes much longer than a redraw. */
  readonly isDrawn: boolean
}

/**
 * The scene this chart is to show now. A chart that nobody can see is not drawn: it falls behind, and catches up
 * when it comes into view, or goes to paper.
 */
export const useScene = (board: ChartBoard, isInView: boolean): Shown => {
  const { live, sceneOf } = board
  const [shown, setShown] = useState<Shown>(() => ({ scene: sceneOf(live.current()), isDrawn: false }))
  useEffect(() => {
    // In this frame: left to itself, React would draw several waiting charts in one long task.
    const draw = (scene: Scene) => flushSync(() => setShown({ scene, isDrawn: true }))
    const print = () => draw(sceneOf(live.current()))
    window.addEventListener('beforeprint', print)
    const remove = isInView ? live.add((snapshot) => draw(sceneOf(snapshot)), 'heavy') : null
    if (remove) live.redraw()
    return () => {
      window.removeEventListener('beforeprint', print)
      remove?.()
    }
  }, [live, sceneOf, isInView])
  return shown
}
