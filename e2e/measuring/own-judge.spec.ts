import { startAskedServer } from '../support/asked-server'
import { frameAttack } from '../support/attacks'
import { expect, test } from '../support/lab-page'

/**
 * Holds its thread for 80 ms by the clock, whatever the machine. On the page it first tries to get out of its frame, and
 * throws what it reached.
 */
const heavy = (address: string) => `${frameAttack(address)}
export default () => {
  if (reached.length > 0) throw new Error('reached ' + reached.join())
  const end = performance.now() + 80
  let sum = 0
  while (performance.now() < end) sum += 1
  return sum > 0
}
`

test('What holds the page for 80 ms a call costs frames directly and in slices, hardly any through a pool, and reaches nothing from its frame.', async ({
  lab,
  complaints,
}) => {
  const server = await startAskedServer()
  await lab.open()
  const { verdict, sentence, ways } = await lab.page.evaluate(
    (code) => window.poolscope.judge({ code, callsPerSecond: 10 }),
    heavy(server.address),
  )
  expect(ways.map(({ way }) => way).slice(0, 3)).toEqual(['direct', 'sliced', 'pool'])
  const [direct, sliced, pool] = ways
  if (!direct || !sliced || !pool) throw new Error('A way is missing.')
  for (const way of ways) expect(way, sentence).toMatchObject({ failed: 0, fault: null, unknown: null })
  for (const onPage of [direct, sliced]) {
    expect(onPage.longestBlockMs).toBeGreaterThan(79)
    expect(onPage.framesLost).toBeGreaterThan(pool.framesLost)
    expect(onPage.blockedMsPerSecond).toBeGreaterThan(5 * pool.blockedMsPerSecond)
  }
  expect(pool.callUs?.high).toBeGreaterThan(80_000)
  expect(verdict, sentence).not.toBe('keep')
  expect(server.asked).toEqual([])
  server.close()
  // The browser may say of a way out that it is closed.
  complaints.length = 0
})
