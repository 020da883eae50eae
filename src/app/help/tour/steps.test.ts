import { describe, expect, it } from 'vitest'
import { CLAIMS } from '../../../claims/table'
import { TOUR_LENGTH } from '../../../domain/experiments/tour'
import { requireSettings } from '../../../settings/validate'
import { PANEL_ROWS } from '../../workspace/panel-table'
import { TOUR_STEPS } from './steps'

describe('the tour', () => {
  it('has as many steps as its links name', () => expect(TOUR_STEPS).toHaveLength(TOUR_LENGTH))

  it('shows each claim once, in steps whose chart the page has', () => {
    const claims = TOUR_STEPS.flatMap(({ claim }) => (claim ? [claim.id] : []))
    expect(claims.toSorted()).toEqual(CLAIMS.map(({ id }) => id).toSorted())
    const panels = PANEL_ROWS.map(({ id }) => id)
    for (const { panel } of TOUR_STEPS) expect(panels).toContain(panel)
  })

  it.each(TOUR_STEPS)('in “$title” is short, and its runs have valid settings', ({ text, look, presets }) => {
    for (const paragraph of text) expect(paragraph.split(/[.:] /).length).toBeLessThanOrEqual(4)
    expect(look.length).toBeLessThan(240)
    for (const { settings } of presets) expect(() => requireSettings(settings)).not.toThrow()
  })
})
