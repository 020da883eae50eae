// @vitest-environment page
import { screen } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import { visit } from '../testing/test-page'
import { sliderValue } from '../testing/test-parts'

it('Bad and unknown parameters in the address are named in a notice, and defaults are used instead.', async () => {
  const { lab } = await visit('?workers=0&demand=many&mode=sideways&colour=blue&serviceUs=50&autostart=maybe')
  for (const name of ['workers', 'demand', 'mode', 'colour', 'autostart'])
    expect(screen.getByText(new RegExp(`In the address: ${name} `))).toBeDefined()
  expect(sliderValue('Workers')).toBe(String(DEFAULTS.workers))
  expect(sliderValue('Demand')).toBe(String(DEFAULTS.demand))
  // The good one is kept.
  expect(screen.getByRole<HTMLInputElement>('spinbutton', { name: /Service time/ }).value).toBe('50')
  expect(lab.runs).toEqual([])
})
