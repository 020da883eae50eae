/** What stands in the editor at a first visit: short, and whole. */
export const FIRST_CODE = `// Your function is the default export: paste it here, or take a ready-made one.
export default (n) => {
  let sum = 0
  for (let i = 1; i <= n; i += 1) sum += Math.sqrt(i)
  return sum
}

// The arguments of call number i, made outside the time that is measured.
export const args = (i, random) => [500_000 + Math.floor(random() * 100_000)]
`
