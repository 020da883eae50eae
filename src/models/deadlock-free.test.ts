import { expect, it } from 'vitest'
import { safeChains, safeSlots } from './deadlock-free'

/**
 * Whether chains can lock each other out, by trying every order of events. A state says how many chains hold how many
 * places: `held[h]` chains hold h of them and want another, or, at the depth, run their last call.
 */
const canDeadlock = (places: number, chains: number, depth: number): boolean => {
  const seen = new Set<string>()
  const visit = (held: readonly number[]): boolean => {
    const key = held.join()
    if (seen.has(key)) return false
    seen.add(key)
    const free = places - held.reduce((sum, count, places) => sum + count * places, 0)
    const moved = (from: number, to: number) =>
      held.map((count, at) => count - Number(at === from) + Number(at === to))
    const next: (readonly number[])[] = []
    for (let h = 0; h < depth; h += 1) if (free > 0 && (held[h] ?? 0) > 0) next.push(moved(h, h + 1))
    // The last call returns, and with it the whole chain; its caller makes the next.
    if ((held[depth] ?? 0) > 0) next.push(moved(depth, 0))
    return next.length === 0 || next.some(visit)
  }
  return visit([chains, ...Array.from({ length: depth }, () => 0)])
}

it('As many places are safe, and one fewer is not, whatever the chains and their depth.', () => {
  for (let depth = 2; depth <= 4; depth += 1)
    for (let chains = 1; chains <= 4; chains += 1) {
      const safe = safeSlots(chains, depth)
      expect(canDeadlock(safe, chains, depth), `${chains} × ${depth} in ${safe}`).toBe(false)
      expect(canDeadlock(safe - 1, chains, depth), `${chains} × ${depth} in ${safe - 1}`).toBe(true)
    }
})

it('Five places serve four chains of two, nine four of three, and one any number of single calls.', () =>
  expect([safeSlots(4, 2), safeSlots(4, 3), safeSlots(100, 1)]).toEqual([5, 9, 1]))

it('So many places hold the most chains for which they are safe, and none where they are too few for one.', () => {
  for (let depth = 2; depth <= 8; depth += 1)
    for (let places = 1; places <= 64; places += 1) {
      const most = safeChains(places, depth)
      if (most > 0) expect(safeSlots(most, depth)).toBeLessThanOrEqual(places)
      expect(safeSlots(most + 1, depth)).toBeGreaterThan(places)
    }
  expect([safeChains(4, 2), safeChains(4, 3), safeChains(2, 8)]).toEqual([3, 1, 0])
})
