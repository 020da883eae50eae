import type { Panel } from '../../definitions/chart'
import { saveFile } from '../../frame/save-file'
import type { Row } from '../../timeline/history'
import { chartCsv } from './chart-csv'

/** Gives the reader what a chart shows as a file. */
export const saveCsv = (panel: Panel, rows: readonly Row[]): void =>
  saveFile(`poolscope-${panel.id}.csv`, chartCsv(panel, rows), 'text/csv')
