import { useState } from 'react'
import { ChartBoardContext } from '../../charts/live/board-context'
import { createChartBoard } from '../../charts/live/chart-board'
import { TimeBar } from '../../charts/time-bar/time-bar'
import { useShortcuts } from '../help/shortcuts/use-shortcuts'
import { PrintFacts } from '../look/print/print-facts'
import { usePaper } from '../look/print/use-paper'
import { usePage } from '../page-context'
import { useArrangement } from '../workspace/places/use-arrangement'
import { Workspace } from '../workspace/workspace'
import { SystemsSlot } from './results/systems/systems-slot'

interface Props {
  readonly version: string
  readonly openHelp: () => void
}

/** What stands under the tiles, and the keys that go there: loaded while the first paint is on the screen. */
export const Panels = ({ version, openHelp }: Props) => {
  const { store, live, view } = usePage()
  const [board] = useState(() => createChartBoard(store, live, view))
  const isFilled = useArrangement().filled !== null
  useShortcuts(openHelp)
  usePaper()
  return (
    <ChartBoardContext value={board}>
      {!isFilled && <SystemsSlot />}
      <Workspace />
      <TimeBar />
      <PrintFacts version={version} />
    </ChartBoardContext>
  )
}
