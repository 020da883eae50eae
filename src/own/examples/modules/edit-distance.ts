// How many letters must change to make one text of 800 letters another. In TypeScript: its types are taken out.

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

const textOf = (length: number, random: () => number): string =>
  Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')

export const args = (_i: number, random: () => number): [string, string] => [
  textOf(800, random),
  textOf(800, random),
]

export default (from: string, to: string): number => {
  let above = Uint32Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const line = new Uint32Array(to.length + 1)
    line[0] = row
    for (let column = 1; column <= to.length; column += 1) {
      const swapped = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      line[column] = Math.min(swapped, 1 + (above[column] ?? 0), 1 + (line[column - 1] ?? 0))
    }
    above = line
  }
  return above[to.length] ?? 0
}

export const check = (distance: number, [from, to]: [string, string]): boolean =>
  distance <= Math.max(from.length, to.length) && distance >= (from === to ? 0 : 1)
