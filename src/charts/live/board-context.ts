import { createContext, useContext } from 'react'
import type { ChartBoard } from './chart-board'

export const ChartBoardContext = createContext<ChartBoard | null>(null)

/** What all charts of the page share. */
export const useChartBoard = (): ChartBoard => {
  const board = useContext(ChartBoardContext)
  if (!board) throw new Error('useChartBoard() needs a ChartBoardContext around it.')
  return board
}
