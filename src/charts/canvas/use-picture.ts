import { useChartBoard } from '../live/board-context'
import type { Scene } from '../live/scene'
import { useInView } from '../live/use-in-view'
import { useScene } from '../live/use-scene'

/** The scene a panel is to show, and the mark of what must be in view for it to be drawn anew. */
export const usePicture = (): readonly [Scene, ReturnType<typeof useInView>[1]] => {
  const board = useChartBoard()
  const [isInView, body] = useInView()
  return [useScene(board, isInView).scene, body]
}
