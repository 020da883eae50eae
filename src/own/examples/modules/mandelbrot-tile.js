// One tile of 128 × 128 of the Mandelbrot set. Each call computes another, and some take longer than others.

const SIZE = 128
const MOST_STEPS = 200

/** 4 × 4 tiles, one after another. */
export const args = (i) => [-2 + (i % 4) * 0.75, -1.5 + (Math.floor(i / 4) % 4) * 0.75, 0.75]

const stepsAt = (x0, y0) => {
  let x = 0
  let y = 0
  let steps = 0
  while (x * x + y * y <= 4 && steps < MOST_STEPS) {
    ;[x, y] = [x * x - y * y + x0, 2 * x * y + y0]
    steps += 1
  }
  return steps
}

export default (left, top, width) => {
  const tile = new Uint8Array(SIZE * SIZE)
  for (let row = 0; row < SIZE; row += 1)
    for (let column = 0; column < SIZE; column += 1)
      tile[row * SIZE + column] = stepsAt(left + (width * column) / SIZE, top + (width * row) / SIZE)
  return tile
}

export const check = (tile) =>
  tile.length === SIZE * SIZE && tile.every((steps) => steps <= MOST_STEPS && steps > 0)
