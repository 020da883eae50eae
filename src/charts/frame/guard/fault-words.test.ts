import { expect, it } from 'vitest'
import { partFaultWords } from './fault-words'

it.each([
  'Failed to fetch dynamically imported module: http://localhost/assets/heat-panel.js',
  'error loading dynamically imported module: http://localhost/assets/heat-panel.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/heat-panel.css',
])('A part that could not be fetched asks for the page anew, or for the network: %s', (message) => {
  expect(partFaultWords(new TypeError(message), true)).toContain('Reload the page')
  expect(partFaultWords(new TypeError(message), false)).toContain('offline')
})

it('A part that fails in itself says how, and ends its sentence once.', () => {
  expect(partFaultWords(new Error('no such panel'), true)).toBe('It failed: no such panel.')
  expect(partFaultWords(new Error('No such panel.'), true)).toBe('It failed: No such panel.')
})
