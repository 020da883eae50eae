import type { Panel } from '../definitions/chart'
import { saveText } from '../frame/save-text'
import type { Row } from '../timeline/rows'
import { chartCsv } from './chart-csv'

/** Gives the reader what a chart shows as a file. */
export const saveCsv = (panel: Panel, rows: readonly Row[]): void =>
  saveText(chartCsv(panel, rows), `poolscope-${panel.id}.csv`, 'text/csv')
