import { describe, expect, it } from 'vitest'
import { AS_IT_COMES } from '../../../store/kept/arrangement'
import { inOrder, isCollapsed, moved } from './arrange'

const panels = ['a', 'b', 'c', 'd'].map((id) => ({ id, startsCollapsed: id === 'd' }))
const ids = (order: readonly string[]) => inOrder(panels, order).map(({ id }) => id)

describe('Panels', () => {
  it('stand as they come when nobody moved one.', () => expect(ids([])).toEqual(['a', 'b', 'c', 'd']))
  it('stand as somebody put them.', () => expect(ids(['d', 'b', 'a', 'c'])).toEqual(['d', 'b', 'a', 'c']))
  it('pass over an id that is none of theirs, and one named twice.', () =>
    expect(ids(['d', 'gone', 'd', 'b', 'a', 'c'])).toEqual(['d', 'b', 'a', 'c']))
  it('that the order does not name come after the one they follow by default.', () => {
    expect(ids(['d', 'b', 'a'])).toEqual(['d', 'b', 'c', 'a'])
    expect(ids(['c', 'b'])).toEqual(['a', 'c', 'd', 'b'])
  })

  it('are collapsed as they come until somebody says otherwise.', () => {
    const collapsed = (given: Record<string, boolean>) =>
      panels.map((panel) => isCollapsed(panel, { ...AS_IT_COMES, collapsed: given }))
    expect(collapsed({})).toEqual([false, false, false, true])
    expect(collapsed({ a: true, d: false, gone: true })).toEqual([true, false, false, false])
  })
})

describe('A move', () => {
  it.each([
    ['b', 0, ['b', 'a', 'c', 'd']],
    ['b', 3, ['a', 'c', 'd', 'b']],
    ['d', 1, ['a', 'd', 'b', 'c']],
  ] as const)('takes %s to place %i.', (id, to, after) => expect(moved(ids([]), id, to)).toEqual(after))

  it.each([
    ['a', -1],
    ['d', 4],
    ['b', 1],
    ['gone', 0],
  ] as const)('of %s to %i changes nothing.', (id, to) => expect(moved(ids([]), id, to)).toEqual(ids([])))
})
