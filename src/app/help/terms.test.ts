import { expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import { tilesFor } from '../tiles/tiles'
import { TERMS, termInWords } from './terms'

it('Every term is defined once, in full sentences.', () => {
  expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length)
  expect(new Set(TERMS.map(({ word }) => word)).size).toBe(TERMS.length)
  for (const { meaning } of TERMS) expect(meaning).toMatch(/^[A-Z“].+\.$/)
})

it('Every tile names a term.', () => {
  for (const { term } of tilesFor(null, { ...DEFAULTS, mode: 'open' })) expect(termInWords(term)).not.toBe('')
})

it('A quantity is given with its unit.', () => {
  expect(termInWords('slowdown-ratio')).toMatch(/ In ×\.$/)
  expect(termInWords('segment')).not.toMatch(/ In /)
})
