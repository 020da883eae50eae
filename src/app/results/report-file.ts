import type { Report } from '../../domain/report'

/** "poolscope-2026-11-22T19-54-40.json": sorts by time and holds no character a file system refuses. */
export const reportFileName = ({ startedAt }: Pick<Report, 'startedAt'>): string =>
  `poolscope-${startedAt.slice(0, 19).replaceAll(':', '-')}.json`

export const downloadReport = (report: Report): void => {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = reportFileName(report)
  link.click()
  URL.revokeObjectURL(address)
}
