import { expect, it } from 'vitest'
import { type Stacked, timePlaces } from './time-places'

const panel = (id: string, changed: Partial<Stacked> = {}): Stacked => ({
  id,
  isTimed: true,
  span: 'full',
  isCollapsed: false,
  ...changed,
})

it('Of charts next to one another the first names the marks and the last the seconds.', () =>
  expect(timePlaces(['a', 'b', 'c', 'd'].map((id) => panel(id)))).toEqual({
    a: 'first',
    b: 'between',
    c: 'between',
    d: 'last',
  }))

it.each([
  ['is collapsed', { isCollapsed: true }],
  ['has no time axis', { isTimed: false }],
  ['is half as wide', { span: 'half' }],
] as const)('A panel that %s parts those around it.', (_why, changed) => {
  const panels = [panel('a'), panel('b'), panel('c', changed), panel('d')]
  expect(timePlaces(panels)).toEqual({ a: 'first', b: 'last', c: 'only', d: 'only' })
})
