import { expect, it } from 'vitest'
import guide from '../GUIDE.md?raw'
import { createHandPool } from '../testing/test-transport.js'

/** Names that have a row in a table of the guide. */
const rows = [...guide.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)

/** What the error over an option that does not exist says there is. */
const optionsNamedIn = async (refused: () => unknown): Promise<readonly string[]> => {
  const message = await Promise.resolve()
    .then(refused)
    .then(() => 'it was taken')
    .catch(String)
  const [, names] = message.match(/is no option: those are (.*)\./) ?? []
  return names?.split(', ') ?? []
}

it('The guide has a row for every option of a pool, of a call, and for every member of a pool.', async () => {
  const { pool } = createHandPool()
  const nonsense = { nonsense: 1 } as object
  const documented = [
    ...(await optionsNamedIn(() => createHandPool(nonsense))),
    ...(await optionsNamedIn(() => pool.call('work', [1], nonsense))),
    ...Object.keys(pool),
  ]
  expect(documented.length).toBeGreaterThan(30)
  expect(documented.filter((name) => !rows.includes(name))).toEqual([])
  for (const option of await optionsNamedIn(() => pool.close(nonsense)))
    expect(guide).toContain(`\`${option}\``)
  for (const option of await optionsNamedIn(() => pool.drain(nonsense)))
    expect(guide).toContain(`\`${option}\``)
  await pool.close()
})
