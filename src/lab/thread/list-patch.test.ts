import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patched, patchOf } from './list-patch'

/** Lists that follow on one another as a ring does: some items go, some are replaced, some come. */
const steps = fc.array(
  fc.record({
    dropped: fc.nat(6),
    replaced: fc.array(fc.nat(20), { maxLength: 4 }),
    added: fc.nat(6),
  }),
  { maxLength: 12 },
)

interface Step {
  readonly dropped: number
  readonly replaced: readonly number[]
  readonly added: number
}

const following = (moves: readonly Step[]) => {
  const lists: (readonly { readonly id: number }[])[] = [[]]
  let id = 0
  const fresh = () => {
    id += 1
    return { id }
  }
  for (const { dropped, replaced, added } of moves) {
    const next = (lists.at(-1) ?? []).slice(dropped)
    for (const place of replaced) if (place < next.length) next[place] = fresh()
    lists.push([...next, ...Array.from({ length: added }, fresh)])
  }
  return lists
}

const randomLists = fc.array(
  fc.array(fc.nat(5), { maxLength: 8 }).map((ids) => ids.map((id) => ITEMS[id] ?? { id: -1 })),
  { maxLength: 10 },
)
const ITEMS = Array.from({ length: 6 }, (_, id) => ({ id }))

describe('a patch', () => {
  it('makes of a list the one that follows it, whatever went, was replaced or came', () => {
    const hold = (lists: readonly (readonly { readonly id: number }[])[]) => {
      let received: readonly { readonly id: number }[] = []
      for (const [n, list] of lists.entries()) {
        received = patched(received, patchOf(lists[n - 1] ?? [], list))
        expect(received).toEqual(list)
      }
    }
    fc.assert(fc.property(steps, (moves) => hold(following(moves))))
    fc.assert(fc.property(randomLists, hold))
  })

  it('carries no item that the list had already, but for those replaced', () => {
    const [a, b, c, d, e] = ITEMS
    const replaced = { id: 9 }
    const patch = patchOf([a, b, c, d], [b, replaced, d, e])
    expect(patch).toEqual({ dropped: 1, length: 4, places: [1, 3], items: [replaced, e] })
  })
})
