import type { Ranged } from '../domain/figures/expected/theory'

/** One figure of a model, at its likeliest and at both ends of what it starts from; an end may have no such figure. */
export const rangedBy = <M>(
  figure: (model: M) => number,
  likeliest: M,
  ends: readonly [M | null, M | null],
): Ranged => {
  const [low, high] = ends.map((end) => (end === null ? null : figure(end)))
  return { value: figure(likeliest), low: low ?? null, high: high ?? null }
}
