import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Snapshot } from '../../domain/snapshot'
import type { ChartBoard } from './chart-board'
import type { Scene } from './scene'

/** What a chart is to show. */
export interface Shown {
  readonly scene: Scene
  /** Its turn to be drawn has come: until then it is not set up either, which takes much longer than a redraw. */
  readonly isDrawn: boolean
}

const runOf = (snapshot: Snapshot | null): number | null => snapshot?.run ?? null

/**
 * The scene this chart is to show now. A chart that nobody can see is not drawn: it falls behind, and catches up
 * when it comes into view, or goes to paper. Only what it says of one run it does not say while another goes on: who has
 * the page read to them need not have it in view.
 */
export const useScene = (board: ChartBoard, isInView: boolean): Shown => {
  const { live, sceneOf } = board
  const [shown, setShown] = useState<Shown>(() => ({ scene: sceneOf(live.current()), isDrawn: false }))
  useEffect(() => {
    // In this frame: left to itself, React would draw several waiting charts in one long task.
    const draw = (scene: Scene) => flushSync(() => setShown({ scene, isDrawn: true }))
    const print = () => draw(sceneOf(live.current()))
    window.addEventListener('beforeprint', print)
    const follow = (snapshot: Snapshot | null) =>
      setShown((before) => {
        if (runOf(snapshot) === runOf(before.scene.snapshot)) return before
        const scene = sceneOf(snapshot)
        return runOf(scene.snapshot) === runOf(before.scene.snapshot) ? before : { ...before, scene }
      })
    const remove = isInView
      ? live.add((snapshot) => draw(sceneOf(snapshot)), 'heavy')
      : live.add(follow, 'light')
    if (isInView) live.redraw()
    return () => {
      window.removeEventListener('beforeprint', print)
      remove()
    }
  }, [live, sceneOf, isInView])
  return shown
}
