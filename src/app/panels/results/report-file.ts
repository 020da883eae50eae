import { saveFile } from '../../../charts/frame/save-file'
import type { Outcomes } from '../../../domain/experiments/experiment'
import type { Report } from '../../../domain/report'
import { LATE_PARTS } from '../../late/late-parts'

/** "poolscope-2026-11-22T19-54-40.json": sorts by time and holds no character a file system refuses. */
export const reportFileName = ({ startedAt }: Pick<Report, 'startedAt'>): string =>
  `poolscope-${startedAt.slice(0, 19).replaceAll(':', '-')}.json`

export const downloadJson = (fileName: string, value: unknown): void =>
  saveFile(fileName, JSON.stringify(value, null, 2), 'application/json')

/** The report of a run, and a line for each claim that was tested on this visit. */
export const downloadReport = async (report: Report, outcomes: Outcomes): Promise<void> => {
  const isAnyTested = Object.keys(outcomes).length > 0
  const claims = isAnyTested ? (await LATE_PARTS.claimLines())(outcomes) : []
  downloadJson(reportFileName(report), isAnyTested ? { ...report, claims } : report)
}
