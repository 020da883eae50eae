// Sorts 100,000 numbers. They are handed over, so that nothing is copied on the way there.

export const args = (_i, random) => [Float64Array.from({ length: 100_000 }, random)]

export const transfer = ([numbers]) => [numbers.buffer]

export default (numbers) => numbers.sort()

export const check = (sorted) => sorted.every((value, index) => index === 0 || sorted[index - 1] <= value)
