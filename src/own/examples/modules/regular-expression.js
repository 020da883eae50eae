// Finds all dates in a text of 500 kB by a regular expression.

const WORDS = ['pool', 'worker', 'queue', 'call', 'page', 'frame', 'copy', 'wait']
const word = (random) => WORDS[Math.floor(random() * WORDS.length)]

const DATES = 1000
let text

const prose = (random) => {
  const parts = []
  for (let date = 0; date < DATES; date += 1) {
    for (let count = 0; count < 90; count += 1) parts.push(word(random))
    parts.push(`2016-0${1 + (date % 9)}-1${date % 10}`)
  }
  return parts.join(' ')
}

export const args = (i, random) => {
  text ??= prose(random)
  return [`${i} ${text}`]
}

export default (text) => text.match(/\b(\d{4})-(0[1-9]|1[0-2])-([0-2]\d|3[01])\b/g) ?? []

export const check = (dates) => dates.length === DATES
