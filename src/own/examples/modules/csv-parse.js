// Parses a table of 5,000 lines, with quoted fields that hold commas and quotes.

const LINES = 5000
let table

const line = (id, random) => `${id},"Smith, ""J"" ${id}",${(random() * 1000).toFixed(2)},${random() < 0.5}`

export const args = (i, random) => {
  table ??= Array.from({ length: LINES }, (_, id) => line(id, random)).join('\n')
  return [`call,${i},,\n${table}`]
}

export default (text) => {
  const rows = []
  let row = []
  let field = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (isQuoted) {
      if (letter !== '"') field += letter
      else if (text[at + 1] === '"') {
        field += '"'
        at += 1
      } else isQuoted = false
    } else if (letter === '"') isQuoted = true
    else if (letter === ',' || letter === '\n') {
      row.push(field)
      field = ''
      if (letter === '\n') {
        rows.push(row)
        row = []
      }
    } else field += letter
  }
  rows.push([...row, field])
  return rows
}

export const check = (rows) => rows.length === LINES + 1 && rows[1][1] === 'Smith, "J" 0'
