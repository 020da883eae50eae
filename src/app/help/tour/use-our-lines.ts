import { useState } from 'react'
import { useAppState } from '../../page-context'
import { type OurLines, withReport } from './our-lines'

/** What was measured here under the published demand, as long as the tour is open. */
export const useOurLines = (): OurLines => {
  const report = useAppState((state) => state.report)
  const [seen, setSeen] = useState(report)
  const [lines, setLines] = useState<OurLines>(() => (report ? withReport({}, report) : {}))
  if (report && report !== seen) {
    setSeen(report)
    setLines(withReport(lines, report))
  }
  return lines
}
