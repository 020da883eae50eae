// Searches 30,000 names for those that have the letters typed, in their order. Each worker makes the list once.

const SYLLABLES = ['an', 'bel', 'chi', 'dor', 'eli', 'fa', 'gus', 'ha', 'ir', 'jo', 'ka', 'lin', 'mo', 'na']

let names = []

export const setup = () => {
  const syllable = (number) => SYLLABLES[number % SYLLABLES.length]
  names = Array.from({ length: 30_000 }, (_, i) =>
    [i, i / 14, i / 196, i * 7].map((number) => syllable(Math.floor(number))).join(''),
  )
}

export const args = (_i, random) => [
  Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)][0]).join(''),
]

/** The more letters lie between those typed, the worse; null where one is missing. */
const distance = (name, typed) => {
  let sum = 0
  let at = -1
  for (const letter of typed) {
    const next = name.indexOf(letter, at + 1)
    if (next < 0) return null
    sum += next - at - 1
    at = next
  }
  return sum
}

export default (typed) =>
  names
    .map((name) => ({ name, distance: distance(name, typed) }))
    .filter((found) => found.distance !== null)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 10)

export const check = (found, [typed]) =>
  found.every(
    (each, index) => each.name.includes(typed[0]) && (found[index - 1]?.distance ?? 0) <= each.distance,
  )
