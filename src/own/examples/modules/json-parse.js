// JSON.parse of 1 MB, as when a large answer of a server arrives. The result is as large, and crosses back.

const row = (id, random) => ({ id, name: `item ${id}`, price: random() * 100, tags: ['new', 'light'] })

let rows

export const args = (i, random) => {
  rows ??= JSON.stringify(Array.from({ length: 12_500 }, (_, id) => row(id, random))).slice(1)
  return [`[{"call":${i}},${rows}`]
}

export default (text) => JSON.parse(text)

export const check = (result, [text]) =>
  result.length === 12_501 && text.includes(`{"call":${result[0].call}}`)
