import { expect, it } from 'vitest'
import { millis } from '../../../domain/time'
import { FIRST_VIEW } from '../../../store/kept/chosen-view'
import { PANELS } from '../../definitions/charts'
import { panelUnder } from '../../definitions/panel-under'
import { pointOf } from '../../timeline/test-points'
import { chartCsv } from './chart-csv'

const PARTS = { hops: 'apart', lock: false, background: false, theory: 'holds' } as const
const panel = (id: string, hidden: readonly string[] = []) => {
  const row = PANELS.find((candidate) => candidate.id === id)
  if (!row) throw new Error(`no panel ${id}`)
  return panelUnder(row, { ...FIRST_VIEW, hidden }, PARTS)
}
const rows = [
  { t: 200, point: pointOf() },
  { t: 201, point: null },
  { t: 400, point: pointOf({ t: millis(400), slowdownLow: 200, slowdownHigh: 320, samples: 7 }) },
]

it('A chart’s points are saved in full, with their unit in the heading, and nothing where nothing was measured.', () =>
  expect(chartCsv(panel('queue'), rows)).toBe(
    'time (ms),mean (calls),max (calls),expected mean (calls),calls\r\n200,3,12,,10\r\n201,,,,\r\n400,3,12,,7',
  ))

it('A range is two columns, and a series that is switched off is none.', () =>
  expect(chartCsv(panel('slowdown', ['slowdown.ratio']), rows).split('\r\n')).toEqual([
    'time (ms),95 % interval from (×),95 % interval to (×),calls',
    '200,,,10',
    '201,,,',
    '400,200,320,7',
  ]))

it('The latency chart has the name of the stage that it shows.', () => {
  const row = PANELS.find(({ id }) => id === 'dispatch')
  const title = (stage: 'dispatch' | 'call') => row && panelUnder(row, { ...FIRST_VIEW, stage }, PARTS).title
  expect(title('dispatch')).toBe('Dispatch latency')
  expect(title('call')).toBe('Call latency')
})
