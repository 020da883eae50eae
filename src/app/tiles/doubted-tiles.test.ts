import { describe, expect, it } from 'vitest'
import { PANELS } from '../../charts/definitions/charts'
import { DOUBTABLE, doubtOf } from '../../charts/frame/doubt/doubt'
import type { Check } from '../../domain/figures/check'
import { DEFAULTS } from '../../domain/settings/settings'
import { systemTiles } from '../panels/results/systems/system-tiles'
import { ALL_SYSTEMS } from '../panels/results/systems/test-systems'
import { checkOf } from '../testing/test-check'
import { PANEL_ROWS } from '../workspace/panel-table'
import { tilesFor } from './tiles'

const tileIds = tilesFor(null, { ...DEFAULTS, mode: 'open' }).map(({ id }) => id)
const systemIds = systemTiles(ALL_SYSTEMS).flatMap(({ tiles }) => tiles.map(({ id }) => id))
const panelIds = PANELS.map(({ id }) => id)

const doubted = (ids: readonly string[], check: Partial<Check>) =>
  ids.filter((id) => doubtOf([checkOf({ state: 'fail', ...check })], id) !== null)

describe('What a check that fails casts doubt on', () => {
  it('is, for latencies, the tiles and charts of dispatch latency and slowdown ratio.', () => {
    const latencies = { touches: ['call', 'dispatch', 'slowdown'] } as const
    expect(doubted(tileIds, latencies)).toEqual(['slowdown', 'dispatch'])
    expect(doubted(panelIds, latencies)).toEqual(['dispatch', 'slowdown', 'stages'])
  })

  it('is, for the queue and the throughput, their own tiles and charts.', () => {
    expect(doubted(tileIds, { touches: ['queue', 'throughput'] })).toEqual(['queue', 'rate'])
    expect(doubted(panelIds, { touches: ['queue', 'throughput'] })).toEqual(['queue', 'throughput'])
  })

  it('is, for call latency, every ratio made of it: the rounds log too.', () => {
    expect(doubted(tileIds, { touches: ['call'] })).toEqual(['slowdown'])
    expect(doubted(['rounds'], { touches: ['call'] })).toEqual(['rounds'])
  })

  it('is, for stages, their chart, and nothing for no figure at all.', () => {
    expect(doubted([...tileIds, ...panelIds], { touches: ['stages'] })).toEqual(['stages'])
    expect(doubted([...tileIds, ...panelIds], { touches: [] })).toEqual([])
  })

  it('is, for what a run with systems of 2016 shows beside, the tiles that say the same of these.', () => {
    expect(doubted(systemIds, { touches: ['call'] })).toEqual(['class-p50', 'class-p99', 'own-wait'])
    expect(doubted(systemIds, { touches: ['throughput', 'stages'] })).toEqual(['lock-wait', 'class-rate'])
  })

  it('is on the page: the table names no tile, chart or log that is not there.', () =>
    expect(
      [...DOUBTABLE].filter(
        (id) => ![...tileIds, ...systemIds, ...PANEL_ROWS.map((row) => row.id)].includes(id),
      ),
    ).toEqual([]))
})

describe('The doubt of a figure', () => {
  const warning = checkOf({ id: 'timeouts', state: 'warn', reason: '12 calls timed out.' })
  const failure = checkOf({ state: 'fail', reason: '3 calls got a wrong reply.' })

  it('is none while every check that touches it passes.', () => {
    expect(doubtOf([checkOf()], 'slowdown')).toBeNull()
    expect(doubtOf([], 'slowdown')).toBeNull()
  })

  it('is as bad as the worst check, and gives the reasons of all, the worst first.', () =>
    expect(doubtOf([warning, failure, checkOf()], 'slowdown')).toEqual({
      state: 'fail',
      reason: '3 calls got a wrong reply. 12 calls timed out.',
    }))
})
