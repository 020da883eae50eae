/**
 * Linear congruential generator x ← a·x + c (mod 2²⁹), constants of Knuth and Lewis.
 * Each step needs the one before, so the loop can neither be skipped nor run side by side; and k steps at
 * once are again of the form a·x + c, so a result can be checked without repeating the work.
 *
 * The modulus leaves room for the sum in 31 bits: no engine ever sees a sum that is no small integer. An engine that
 * has seen one may compile floating-point additions, or not, by what was called first: the same function would then
 * take 4.5 times as long on one thread as on another, for as long as the thread lives.
 */
const MULTIPLIER = 1_664_525
const INCREMENT = 1_013_904_223 % 2 ** 29
const MASK = 2 ** 29 - 1

/** `steps` steps from `x`, one by one: the work of the kernel. 0 to 2²⁹ − 1. */
export const iterate = (x: number, steps: number): number => {
  let state = x | 0
  for (let i = 0; i < steps; i += 1) state = ((Math.imul(state, MULTIPLIER) & MASK) + INCREMENT) | 0
  return state & MASK
}

/** A whole number of steps as one: x ← multiplier·x + increment. */
export interface Jump {
  readonly multiplier: number
  readonly increment: number
}

/** The jump of `steps` steps, by repeated squaring in O(log steps). */
export const jumpOf = (steps: number): Jump => {
  let [multiplier, increment] = [1, 0]
  let [squareMultiplier, squareIncrement] = [MULTIPLIER, INCREMENT]
  for (let left = steps; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      multiplier = Math.imul(multiplier, squareMultiplier)
      increment = (Math.imul(increment, squareMultiplier) + squareIncrement) | 0
    }
    squareIncrement = (Math.imul(squareIncrement, squareMultiplier) + squareIncrement) | 0
    squareMultiplier = Math.imul(squareMultiplier, squareMultiplier)
  }
  return { multiplier, increment }
}

/** Where a jump leads from `x`. */
export const applyJump = (x: number, { multiplier, increment }: Jump): number =>
  (Math.imul(x, multiplier) + increment) & MASK
